"""The files in deploy/ are what docs/operate.md says they are, and the programs that read them take them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from meydan.operation.views import _gauges

FOLDER = Path(settings.ROOT) / "deploy"
NGINX = (FOLDER / "nginx.conf").read_text(encoding="utf-8")


def test_the_handbook_names_each_file():
    told = (Path(settings.ROOT) / "docs" / "operate.md").read_text(encoding="utf-8")
    assert [file.name for file in FOLDER.iterdir() if f"deploy/{file.name}" not in told] == []


def test_each_setting_of_the_example_is_one():
    readers = ("settings.py", "base/launch/serving.py")
    source = "".join((Path(settings.ROOT) / "src" / "meydan" / name).read_text(encoding="utf-8") for name in readers)
    named = re.findall(r"^([A-Z_]+)=", (FOLDER / "environment").read_text(encoding="utf-8"), re.M)
    assert [name for name in named if f'"{name.removesuffix("_FILE")}"' not in source] == []


def test_the_proxy_stops_at_the_size_at_which_we_stop():
    assert f"client_max_body_size        {settings.REQUEST_MAX_BYTES // 1024**2}m;" in NGINX


def test_the_proxy_sets_what_we_believe_and_adds_nothing_to_what_the_reader_sent():
    assert "proxy_set_header X-Forwarded-For   $remote_addr;" in NGINX
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in NGINX
    assert "$proxy_add_x_forwarded_for" not in NGINX


def test_slow_clients_are_given_up():
    waits = dict(re.findall(r"^\s*(client_header_timeout|client_body_timeout|send_timeout)\s+(\d+)s;", NGINX, re.M))
    assert set(waits) == {"client_header_timeout", "client_body_timeout", "send_timeout"}
    assert all(int(seconds) <= 15 for seconds in waits.values())


def test_the_log_of_the_proxy_holds_no_whole_address_and_no_search():
    [form] = re.findall(r"^log_format meydan '(.*)';", NGINX, re.M)
    assert not {"$remote_addr", "$request ", "$request_uri", "$uri", "$args", "$http_referer", "$http_cookie"} & set(
        re.findall(r"\$\w+ ?", form)
    )


def test_alerts_ask_for_figures_that_there_are(db):
    asked = set(re.findall(r"meydan_\w+", (FOLDER / "alerts.yml").read_text(encoding="utf-8")))
    there = {f"meydan_{name}" for name, _words, _value in _gauges()} | {
        "meydan_requests_total",
        "meydan_request_seconds_bucket",
    }
    assert asked - there == set()


@pytest.fixture
def mute_certificates(tmp_path):
    """The configuration with a certificate of its own and a place to write: nginx reads them when it tests."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    text = re.sub(r"ssl_certificate_key .*;", f"ssl_certificate_key {key};", NGINX)
    text = re.sub(r"ssl_certificate  .*;", f"ssl_certificate {certificate};", text)
    text = re.sub(r"access_log .*;", f"access_log {tmp_path}/log meydan;", text)
    places = "".join(f"{kind}_temp_path {tmp_path};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{places}\n{text}\n}}\n"
    )
    return whole


def test_nginx_takes_its_configuration(mute_certificates):
    if not (nginx := shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")):
        pytest.skip("nginx is not installed here: its configuration is not tried")
    answer = subprocess.run([nginx, "-t", "-c", mute_certificates], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("unit", ["meydan.service", "meydan-backup.service", "meydan-backup.timer"])
def test_systemd_takes_its_units(unit, tmp_path):
    if not (program := shutil.which("systemd-analyze")):
        pytest.skip("systemd is not installed here: its units are not tried")
    for file in FOLDER.glob("meydan*"):  # with a program that is there
        (tmp_path / file.name).write_text(
            file.read_text().replace("/opt/meydan/meydan", "/bin/true").replace("/opt/meydan", "/")
        )
    answer = subprocess.run([program, "verify", "--man=no", tmp_path / unit], capture_output=True, text=True)
    ours = [line for line in answer.stderr.splitlines() if unit in line]
    assert ours == []
