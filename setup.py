"""Where the packages are and how the catalogues are compiled; all else about the distribution is in pyproject.toml."""

from pathlib import Path
from pythongettext.msgfmt import Msgfmt
from setuptools import find_namespace_packages
from setuptools import setup
from setuptools.command.build_py import build_py


PACKAGES = "src/edu.portal"


class BuildWithCatalogues(build_py):
    """Compile the message catalogues: a plain Zope does not do it at start-up."""

    def run(self):
        super().run()
        for catalogue in Path(self.build_lib).rglob("*.po"):
            with catalogue.open("rb") as source:
                catalogue.with_suffix(".mo").write_bytes(Msgfmt(source, name=str(catalogue)).get())


setup(
    cmdclass={"build_py": BuildWithCatalogues},
    package_dir={"": PACKAGES},
    # The bare namespace "edu" has to be in the list: without it setuptools
    # installs a finder hook that buildout's scripts cannot import through.
    packages=find_namespace_packages(PACKAGES, exclude=["edu.portal.profiles*", "edu.portal.theme*"]),
    include_package_data=True,
    zip_safe=False,
)
