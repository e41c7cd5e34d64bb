"""The writing room for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "meydan.editorial.room.settings"
application = get_wsgi_application()
