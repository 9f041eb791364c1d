"""What stands above something unpublished: that visitors do not see it, and the button that publishes it."""

from plone import api
from plone.app.layout.viewlets.common import ViewletBase


# Sections are published when they are made; figures have a release of their own, which checks them first.
OWN_WAY = ("Folder", "Plone Site", "edu.Disclosure", "edu.StatisticsYearbook")
PUBLISH, SUBMIT = "publish", "submit"


class DraftNote(ViewletBase):
    """The next step of a draft: publish it, or send it to those who may."""

    def update(self) -> None:
        """Read the steps that the workflow offers to the user."""
        super().update()
        self.step = ""
        if self.context.portal_type not in OWN_WAY:
            workflow = api.portal.get_tool("portal_workflow")
            steps = {step["id"] for step in workflow.getTransitionsFor(self.context)}
            self.step = next((step for step in (PUBLISH, SUBMIT) if step in steps), "")

    @property
    def may_publish(self) -> bool:
        """Whether the step publishes at once."""
        return self.step == PUBLISH

    @property
    def action(self) -> str:
        """The address that does the step."""
        return f"{self.context.absolute_url()}/content_status_modify"
