"""Has LibreOffice check texts with the LanguageTool server at an address.

libreoffice.py ADDRESS FOLDER < texts: a JSON list of texts on standard input; a JSON list on
standard output, of what LibreOffice found in each: [start, length, comment, suggestions].
"""

import json
import os
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale

SETTINGS = "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"


def main(address, folder):
    pipe = "proofwire-%d" % time.time_ns()
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--invisible", "--norestore", "--nologo", "--nodefault",
            "--accept=pipe,name=%s;urp;" % pipe,
            "-env:UserInstallation=file://%s" % folder,
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        context = connect(pipe, office)
        services = context.ServiceManager
        configure(services, context, address)
        checker = services.createInstanceWithContext(
            "org.openoffice.lingu.LanguageToolGrammarChecker", context)
        json.dump([check(checker, text) for text in json.load(sys.stdin)], sys.stdout)
    finally:
        os.killpg(office.pid, signal.SIGKILL)  # "soffice" is a script that starts the office
        office.wait()


def connect(pipe, office):
    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver")
    url = "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe
    for _ in range(600):
        try:
            return resolver.resolve(url)
        except Exception:  # not there yet
            if office.poll() is not None:
                raise SystemExit("soffice ended with %d" % office.returncode)
            time.sleep(0.2)
    raise SystemExit("soffice did not start")


def configure(services, context, address):
    provider = services.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context)
    path = PropertyValue()
    path.Name, path.Value = "nodepath", SETTINGS
    settings = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", (path,))
    settings.BaseURL = address
    settings.IsEnabled = True
    settings.commitChanges()


def check(checker, text):
    result = checker.doProofreading("id", text, Locale("en", "US", ""), 0, len(text), ())
    return [
        [e.nErrorStart, e.nErrorLength, e.aShortComment, list(e.aSuggestions)]
        for e in result.aErrors
    ]


main(*sys.argv[1:])
