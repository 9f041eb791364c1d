"""edu.portal: lawful school portals on Plone."""

from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup


HERE = Path(__file__).parent
PACKAGES = "src/edu.portal"

setup(
    name="edu.portal",
    version="1.0.0a1",
    description="Plone add-on and theme for Vietnamese school portals, built from the official letters",
    long_description="\n\n".join((HERE / name).read_text(encoding="utf-8") for name in ("README.md", "CHANGES.md")),
    long_description_content_type="text/markdown",
    license="GPL-2.0-or-later",
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Natural Language :: Vietnamese",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    python_requires=">=3.11,<3.14",
    package_dir={"": PACKAGES},
    # The bare namespace "edu" has to be in the list: without it setuptools
    # installs a finder hook that buildout's scripts cannot import through.
    packages=find_namespace_packages(PACKAGES, exclude=["edu.portal.profiles*", "edu.portal.theme*"]),
    include_package_data=True,
    zip_safe=False,
    install_requires=[
        "Products.CMFPlone>=6.2,<6.3",
        "collective.easyform>=5.0",
        "feedparser>=6.0",
        "plone.app.caching",
        "plone.classicui",
        "plone.distribution",
        "plone.restapi",
        "requests",
        "urllib3>=2",
    ],
    extras_require={
        "test": [
            "aiosmtpd",
            "axe-playwright-python",
            "hypothesis",
            "playwright",
            "plone.app.testing",
            "pytest",
            "pytest-plone",
        ],
        "lint": ["codespell", "i18ndude", "import-linter", "mypy", "ruff"],
    },
    entry_points={
        "plone.autoinclude.plugin": ["target = plone"],
        "console_scripts": ["edu-portal = edu.portal.ops.cli:main"],
    },
)
