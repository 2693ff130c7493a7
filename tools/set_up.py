"""Makes .venv in the checkout, with exactly what requirements.lock pins; run by make, needs nothing but Python.

Written for any Python 3, so that an old one can say what is missing instead of stumbling over the syntax.
"""

import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "ready")
OLDEST, TOO_NEW = (3, 11), (3, 14)
OTHERS = ("python3.13", "python3.12", "python3.11")


def what_is_missing():
    """What is missing with the mend, in Korean and English, or None when this Python will do."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        return (
            "파이썬 3.11, 3.12, 3.13 중 하나가 필요해요. 지금은 %d.%d이에요.\n"
            "chogo needs Python 3.11, 3.12 or 3.13; this is %d.%d. Install one (Debian: apt install python3)."
        ) % (sys.version_info[:2] * 2)
    try:
        import sqlite3
    except ImportError:
        return (
            "이 파이썬에는 SQLite가 없어요. SQLite가 있는 파이썬을 설치해 주세요.\n"
            "This Python was built without SQLite; install one with it (Debian: apt install python3)."
        )
    if sys.version_info[:2] >= (3, 12) and sqlite3.sqlite_version_info < (3, 42):
        return (
            "파이썬 3.12부터는 SQLite 3.42 이상이 필요한데 지금은 %s이에요. 파이썬 3.11을 설치해 주세요.\n"
            "From Python 3.12 on chogo needs SQLite 3.42 or newer, and this one has %s; install Python 3.11."
        ) % ((sqlite3.sqlite_version,) * 2)
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "이 파이썬으로는 가상 환경을 만들 수 없어요. python3-venv를 설치해 주세요.\n"
            "This Python cannot make environments; install that part (Debian: apt install python3-venv)."
        )
    return None


def try_another(sentence):
    """Start again under another Python that will do, or say what is missing."""
    if not os.environ.get("CHOGO_SET_UP_CHILD"):
        child = dict(os.environ, CHOGO_SET_UP_CHILD="1")
        for name in OTHERS:
            path = shutil.which(name)
            if path and subprocess.call([path, __file__, "--only-look"], env=child, stderr=subprocess.DEVNULL) == 0:
                return subprocess.call([path, __file__], env=child)
    sys.stderr.write(sentence + "\n")
    return 2


def install():
    import venv

    print("처음 한 번 준비하는 중이에요, 1분쯤 걸려요. / Setting up .venv, once; about a minute.", flush=True)
    venv.create(VENV, clear=True, with_pip=True)
    python = os.path.join(VENV, "bin", "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    for what in (
        # The lock is whole, so nothing is left to resolve: pip would ask for the newest release of a package that
        # another one wants with an extra, and refuse it because its hash is not in the lock.
        ["--require-hashes", "--no-deps", "--requirement", os.path.join(ROOT, "requirements.lock")],
        ["--no-deps", "--no-build-isolation", "--editable", ROOT],
    ):
        if subprocess.call([*pip, *what], cwd=ROOT) != 0:
            sys.stderr.write(
                "패키지를 설치하지 못했어요. 네트워크를 확인해 주세요(자세한 내용은 위에 있어요).\n"
                "The packages could not be installed; check the network (the lines above say more).\n"
            )
            return 1
    with open(STAMP, "w", encoding="ascii") as stamp:
        stamp.write("%d.%d\n" % sys.version_info[:2])
    return 0


def main():
    sentence = what_is_missing()
    if "--only-look" in sys.argv:
        return 2 if sentence else 0
    return try_another(sentence) if sentence else install()


if __name__ == "__main__":
    sys.exit(main())
