from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("volunteering", "0010_permissions_have_one_home")]
    operations = [migrations.DeleteModel("Permission")]
