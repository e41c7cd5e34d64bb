"""Sentences of Wagtail that it has in English only, and some that it says otherwise than we do, as far as they are met in the room. They stand here so that our languages have
them; Django finds ours before Wagtail's. `tests/journeys/test_writing_room.py` looks for more on three of the room's pages."""

from django.utils.translation import gettext_noop, ngettext_lazy

ON_PAGES = [
    gettext_noop("Actions (footer)"),
    gettext_noop("%(field_label)s:"),
    gettext_noop("Add %(label)s"),
    gettext_noop("Toggle breadcrumbs"),
    gettext_noop("Toggle section"),
    gettext_noop("Toggle status"),
    gettext_noop("Loading"),
    gettext_noop("Choose another"),
    gettext_noop("Show filters"),
    gettext_noop("Filter by"),
    gettext_noop("The filter options you have selected are not valid."),
    gettext_noop("Sort by '%(label)s' in ascending order."),
    gettext_noop("Sort by '%(label)s' in descending order."),
    gettext_noop("Are you sure you want to delete this %(model_name)s?"),
    gettext_noop("Are you sure you want to delete this %(snippet_type_name)s?"),
    gettext_noop("Are you sure you want to unpublish this %(model_name)s?"),
    gettext_noop("Maximum filesize: %(max_upload_size)s."),
    gettext_noop("Document updated."),
    gettext_noop("The document could not be created due to errors."),
    gettext_noop("The file could not be found. Please change the source or delete the document."),
    gettext_noop(
        "Upload successful. However, your new image seems to be a duplicate of an existing image. You may delete it if it wasn't required."
    ),
]
SAVED = [
    gettext_noop("Saved"),
    gettext_noop("Autosave is paused"),
    gettext_noop("Autosave is <span>paused</span>"),
    gettext_noop("A network error occurred"),
    gettext_noop(
        "Troubleshoot your connection to the site before proceeding. Open the editor in a separate tab to view the last saved version."
    ),
    gettext_noop("There are validation errors, click save to highlight them."),
    gettext_noop("Replace current revision"),
    gettext_noop("Cannot overwrite a revision that is not the latest for this %(model_name)s."),
    gettext_noop("Cannot overwrite a revision that was not created by the current user."),
    gettext_noop("View latest version"),
    gettext_noop("Currently idle"),
    gettext_noop("Currently viewing"),
    gettext_noop("Proceeding will overwrite the changes you made in that window."),
    gettext_noop("Proceeding will overwrite the changes made by %(user_name)s."),
    gettext_noop("Alternatively, you can view the latest version in a new tab."),
]
ON_THE_WAY = [
    gettext_noop("Submit to %(workflow_name)s"),
    gettext_noop("Status: "),
    gettext_noop("View details"),
    gettext_noop("To be created by %(user)s"),
    gettext_noop("at %(time)s"),
    gettext_noop("at %(time)s by %(user_display_name)s"),
    gettext_noop("%(time)s by %(user_display_name)s"),
    gettext_noop("%(time_period)s ago by %(user_display_name)s"),
    gettext_noop("Sent to %(task_name)s %(started_at)s"),
    gettext_noop("Cancelled by %(cancelled_by)s"),
    gettext_noop("This %(model_name)s hasn't been submitted for moderation yet"),
    gettext_noop("The %(model_name)s '%(title)s' is not currently awaiting moderation."),
    gettext_noop("The %(model_name)s '%(title)s' is not currently awaiting moderation in task '%(task_name)s'."),
    gettext_noop("%(model_name)s '%(object)s' updated and published."),
    gettext_noop("%(model_name)s '%(object)s' created and published."),
    gettext_noop("%(model_name)s '%(object)s' has been submitted for moderation."),
    gettext_noop("%(model_name)s '%(object)s' created and submitted for moderation."),
    gettext_noop("Workflow on %(model_name)s '%(object)s' has been restarted."),
    gettext_noop("Workflow on %(model_name)s '%(object)s' has been cancelled."),
    gettext_noop("'%(object)s' unpublished."),
    gettext_noop("Review this version"),
    gettext_noop("Compare with current version"),
    gettext_noop("Rejected"),
    gettext_noop("Deleted"),
    gettext_noop("Unpublished"),
    gettext_noop("Rename"),
    gettext_noop("Renamed"),
    gettext_noop("live + in moderation"),
    gettext_noop("started at"),
    gettext_noop("finished at"),
]
COUNTED = [
    ngettext_lazy("Referenced %(count)s time", "Referenced %(count)s times", "count"),
    ngettext_lazy(
        "This %(model_name)s is referenced %(usage_count)s time.",
        "This %(model_name)s is referenced %(usage_count)s times.",
        "usage_count",
    ),
    ngettext_lazy("%(num)s error", "%(num)s errors", "num"),
    ngettext_lazy("%(num)s pixel", "%(num)s pixels", "num"),
]
BY_SCRIPTS = [
    gettext_noop("A network error occurred."),
    gettext_noop("A server error occurred."),
    gettext_noop("Autosave in progress…"),
    gettext_noop("Blocks"),
    gettext_noop("Changes have been autosaved."),
    gettext_noop("Character count:"),
    gettext_noop("Collapse all"),
    gettext_noop("Error while sending preview data."),
    gettext_noop("Expand all"),
    gettext_noop("Insert a block"),
    gettext_noop("Main menu"),
    gettext_noop("Pin toolbar"),
    gettext_noop("Search options…"),
    gettext_noop("Split block"),
    gettext_noop("Toggle section"),
    gettext_noop("Unpin toolbar"),
    gettext_noop("Write something or type ‘/’ to insert a block"),
]
"""Scripts ask a catalogue of their own (`views.ScriptWords`)."""
COUNTED_BY_SCRIPTS = [("%(num)s error", "%(num)s errors"), ("%(num)s pixel", "%(num)s pixels")]
