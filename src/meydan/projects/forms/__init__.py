"""Forms of the projects' desk."""

from meydan.projects.forms.fields import DecimalTextField, MoneyField, day_field, to_kurus
from meydan.projects.forms.official_path import EndForm, SendForm
from meydan.projects.forms.pilot import (
    PilotDecisionForm,
    PilotForm,
    PilotMeasureForm,
    PilotStartForm,
    ThresholdForm,
)
from meydan.projects.forms.plan import QuarterForm, UploadForm
from meydan.projects.forms.projects import (
    DoneOnForm,
    EditForm,
    FinishForm,
    ImpactForm,
    MilestoneForm,
    MoveForm,
    PlanLineForm,
    RiskForm,
    SpendingForm,
    StartForm,
    StateForm,
    UpdateForm,
)

__all__ = [
    "DecimalTextField",
    "DoneOnForm",
    "EditForm",
    "EndForm",
    "FinishForm",
    "ImpactForm",
    "MilestoneForm",
    "MoneyField",
    "MoveForm",
    "PilotDecisionForm",
    "PilotForm",
    "PilotMeasureForm",
    "PilotStartForm",
    "PlanLineForm",
    "QuarterForm",
    "RiskForm",
    "SendForm",
    "SpendingForm",
    "StartForm",
    "StateForm",
    "ThresholdForm",
    "UpdateForm",
    "UploadForm",
    "day_field",
    "to_kurus",
]
