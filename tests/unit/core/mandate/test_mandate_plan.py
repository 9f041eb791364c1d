"""Planning: what is recognised, what is created, what waits for a choice; and that a plan is done once."""

from dataclasses import replace
from edu.portal.core.mandate.actions import Adopt
from edu.portal.core.mandate.actions import Create
from edu.portal.core.mandate.actions import Existing
from edu.portal.core.mandate.actions import ExistingFolder
from edu.portal.core.mandate.actions import Reorder
from edu.portal.core.mandate.actions import Report
from edu.portal.core.mandate.actions import SetView
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.plan import plan_structure
from hypothesis import given
from hypothesis import strategies as st


MANDATE = Resolved(
    sections=(
        Section("tin-tuc", "Tin tức", order=10),
        Section("van-ban", "Văn bản", order=20),
        Section("van-ban-truong", "Văn bản trường", parent="van-ban", order=10),
        Section("tuyen-sinh", "Tuyển sinh", parent="van-ban", order=20),
        Section("lien-he", "Liên hệ", order=30),
    ),
    displays=(Display("van-ban", view="edu-overview"), Display("van-ban-truong", view="edu-table")),
)


def site(*folders, **children):
    """A site of these folders; other ids of a container may be given, with the portal as ``root``."""
    order = {folder.path: () for folder in folders} | {"": ()}
    for folder in folders:
        order[folder.parent] = (*order[folder.parent], folder.id)
    order |= {"" if parent == "root" else parent: ids for parent, ids in children.items()}
    return Existing(folders, order)


def simulate(existing, resolved, actions):
    """Do the actions on a picture of a site, with the effects that the real application has."""
    folders = {folder.path: folder for folder in existing.folders}
    children = dict(existing.children)
    for action in actions:
        match action:
            case Create(section, parent, new_id):
                assert action.path not in folders
                assert parent == "" or parent in folders
                view = (resolved.display(section) or Display(section)).view
                title = resolved.section(section).title
                folders[action.path] = ExistingFolder(action.path, title, section, view, view)
                children[parent] = (*children.get(parent, ()), new_id)
            case Adopt(section, path):
                assert not folders[path].section
                folders[path] = replace(folders[path], section=section)
            case SetView(_section, path, view):
                folders[path] = replace(folders[path], view=view, applied_view=view)
            case Reorder(parent, order):
                assert sorted(order) == sorted(children[parent])
                children[parent] = order
    return Existing(tuple(folders.values()), children)


def changes(actions):
    return [action for action in actions if not isinstance(action, Report)]


def test_an_empty_site_gets_every_section_parents_first():
    plan = plan_structure(MANDATE, Existing())
    assert plan == (
        Create("tin-tuc", "", "tin-tuc"),
        Create("van-ban", "", "van-ban"),
        Create("van-ban-truong", "van-ban", "van-ban-truong"),
        Create("tuyen-sinh", "van-ban", "tuyen-sinh"),
        Create("lien-he", "", "lien-he"),
    )


def test_a_marked_folder_is_recognised_wherever_it_is_and_whatever_it_is_called():
    existing = site(
        ExistingFolder("a", "Khác"),
        ExistingFolder("a/b", "Công văn", "van-ban", "edu-overview", "edu-overview"),
    )
    plan = plan_structure(MANDATE, existing)
    assert Create("van-ban-truong", "a/b", "van-ban-truong") in plan
    assert {action.section for action in plan if isinstance(action, Create)} == {
        "tin-tuc",
        "van-ban-truong",
        "tuyen-sinh",
        "lien-he",
    }


def test_a_folder_that_looks_like_a_section_waits_for_a_choice():
    existing = site(ExistingFolder("cong-van", "VĂN  BẢN "))
    plan = plan_structure(MANDATE, existing)
    assert Report("van-ban", "choice-needed", ("cong-van",)) in plan
    assert Report("van-ban-truong", "waits-for-parent") in plan
    assert not [action for action in plan if isinstance(action, Create) and "van-ban" in action.section]


def test_a_folder_found_by_its_id_waits_for_a_choice():
    plan = plan_structure(MANDATE, site(ExistingFolder("van-ban", "Kho công văn")))
    assert Report("van-ban", "choice-needed", ("van-ban",)) in plan


def test_only_the_right_parent_and_the_top_level_are_searched():
    existing = site(ExistingFolder("kho", "Kho"), ExistingFolder("kho/lien-he", "Liên hệ"))
    assert Create("lien-he", "", "lien-he") in plan_structure(MANDATE, existing)


def test_an_adopted_folder_keeps_everything_but_a_view_nobody_chose():
    existing = site(ExistingFolder("cong-van", "Văn bản"))
    plan = plan_structure(MANDATE, existing, {"van-ban": "/cong-van"})
    assert plan[1:4] == (
        Adopt("van-ban", "cong-van"),
        SetView("van-ban", "cong-van", "edu-overview"),
        Create("van-ban-truong", "cong-van", "van-ban-truong"),
    )
    chosen_view = site(ExistingFolder("cong-van", "Văn bản", view="summary_view"))
    assert not [a for a in plan_structure(MANDATE, chosen_view, {"van-ban": "cong-van"}) if isinstance(a, SetView)]
    page = site(ExistingFolder("cong-van", "Văn bản", has_default_page=True))
    assert not [a for a in plan_structure(MANDATE, page, {"van-ban": "cong-van"}) if isinstance(a, SetView)]


def test_new_picks_a_free_id_and_leaves_the_old_folder_alone():
    existing = site(ExistingFolder("van-ban", "Văn bản"), root=("van-ban", "van-ban-1"))
    plan = plan_structure(MANDATE, existing, {"van-ban": "new"})
    assert Create("van-ban", "", "van-ban-2") in plan
    assert Create("tuyen-sinh", "van-ban-2", "tuyen-sinh") in plan


def test_an_id_taken_by_something_that_is_no_folder_is_avoided():
    assert Create("van-ban", "", "van-ban-1") in plan_structure(MANDATE, Existing((), {"": ("van-ban",)}))


def test_a_section_that_is_left_out_takes_its_children_along():
    plan = plan_structure(MANDATE, Existing(), {"van-ban": "skip"})
    assert Report("van-ban", "left-out") in plan
    assert Report("tuyen-sinh", "waits-for-parent") in plan


def test_one_folder_cannot_become_two_sections():
    existing = site(ExistingFolder("chung", "Chung"))
    plan = plan_structure(MANDATE, existing, {"tin-tuc": "/chung", "lien-he": "/chung"})
    assert Adopt("tin-tuc", "chung") in plan
    assert Report("lien-he", "unusable-choice", ("chung",)) in plan


def test_a_choice_that_is_gone_is_reported():
    assert Report("tin-tuc", "unusable-choice", ("mat",)) in plan_structure(MANDATE, Existing(), {"tin-tuc": "/mat"})


def test_the_folder_nearest_to_the_root_is_the_section_when_there_are_copies():
    existing = site(
        ExistingFolder("kho", "Kho"),
        ExistingFolder("kho/tin-tuc", "Bản sao", "tin-tuc"),
        ExistingFolder("tin-tuc", "Tin tức", "tin-tuc"),
    )
    assert Report("tin-tuc", "several-folders", ("tin-tuc", "kho/tin-tuc")) in plan_structure(MANDATE, existing)


def test_a_view_follows_the_mandate_only_while_nobody_chose_another():
    def planned(view, applied):
        existing = site(ExistingFolder("van-ban", "Văn bản", "van-ban", view, applied))
        return SetView("van-ban", "van-ban", "edu-overview") in plan_structure(MANDATE, existing)

    assert planned("", "")
    assert planned("edu-cards", "edu-cards")
    assert not planned("summary_view", "edu-cards")
    assert not planned("edu-overview", "edu-overview")


def test_new_folders_go_between_the_sections_that_are_there():
    existing = site(
        ExistingFolder("lien-he", "Liên hệ", "lien-he"),
        ExistingFolder("tin", "Tin", "tin-tuc"),
        root=("anh", "tin", "khac", "lien-he"),
    )
    assert plan_structure(MANDATE, existing)[-1] == Reorder("", ("anh", "tin", "van-ban", "khac", "lien-he"))


def test_new_folders_go_before_the_first_later_section():
    existing = site(ExistingFolder("lien-he", "Liên hệ", "lien-he"), root=("anh", "lien-he", "zzz"))
    assert plan_structure(MANDATE, existing)[-1] == Reorder("", ("anh", "tin-tuc", "van-ban", "lien-he", "zzz"))


# Random sites and mandates -------------------------------------------------------------------------------------------

IDS = st.sampled_from(["a", "b", "c", "d", "e", "new", "skip"])


@st.composite
def mandates(draw):
    sections = []
    for index, section_id in enumerate(draw(st.lists(IDS, unique=True, max_size=6))):
        parent = draw(st.sampled_from(["", *(section.id for section in sections)]))
        sections.append(Section(section_id, draw(st.sampled_from(["Á", "Đ", "Ê"])), parent=parent, order=index))
    views = st.sampled_from(["", "edu-table", "edu-cards"])
    return Resolved(tuple(sections), tuple(Display(section.id, view=draw(views)) for section in sections))


@st.composite
def sites(draw):
    folders, children = {}, {"": []}
    for folder_id in draw(st.lists(IDS, max_size=8)):
        parent = draw(st.sampled_from(["", *folders]))
        if folder_id in children[parent]:
            continue
        path = f"{parent}/{folder_id}" if parent else folder_id
        children[parent].append(folder_id)
        children[path] = []
        folders[path] = ExistingFolder(
            path,
            draw(st.sampled_from(["á", "d", "E", "khác"])),
            draw(st.sampled_from(["", "", "", "a", "b", "c"])),
            draw(st.sampled_from(["", "edu-table", "listing_view"])),
            draw(st.sampled_from(["", "edu-table"])),
            draw(st.booleans()),
        )
    other = draw(st.lists(IDS, unique=True, max_size=3))
    children[""] = draw(st.permutations([*children[""], *(name for name in other if name not in children[""])]))
    return Existing(tuple(folders.values()), {path: tuple(ids) for path, ids in children.items()})


CHOICES = st.dictionaries(IDS, st.sampled_from(["new", "skip", "/a", "/b", "/a/b", "/new", "weg"]), max_size=4)


@given(mandates(), sites(), CHOICES)
def test_a_plan_that_is_done_leaves_nothing_to_do(resolved, existing, choices):
    done = simulate(existing, resolved, plan_structure(resolved, existing, choices))
    assert changes(plan_structure(resolved, done, choices)) == []


@given(mandates(), sites(), CHOICES)
def test_a_plan_loses_moves_and_renames_nothing(resolved, existing, choices):
    done = simulate(existing, resolved, plan_structure(resolved, existing, choices))
    after = {folder.path: folder for folder in done.folders}
    for folder in existing.folders:
        kept = after[folder.path]
        assert kept.title == folder.title
        assert kept.section == folder.section or not folder.section
    for parent, ids in existing.children.items():
        assert [name for name in done.children[parent] if name in ids] == list(ids)


@given(mandates(), sites(), CHOICES)
def test_no_section_gets_a_second_folder(resolved, existing, choices):
    done = simulate(existing, resolved, plan_structure(resolved, existing, choices))

    def count(site, section):
        return sum(folder.section == section for folder in site.folders)

    for section in resolved.sections:
        assert count(done, section.id) <= max(1, count(existing, section.id))


@given(mandates(), sites())
def test_without_a_choice_nothing_is_adopted(resolved, existing):
    assert not [action for action in plan_structure(resolved, existing) if isinstance(action, Adopt)]
