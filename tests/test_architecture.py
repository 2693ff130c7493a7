"""What holds for the project as a whole: its packages, their imports, what is shipped, what may not stand anywhere."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = sorted(
    found.parent.name for found in ROOT.glob("*/__init__.py") if found.parent.name not in ("tests", "tools")
)
SHIPPED = ["prompts/*.md", "news/feeds.opml", "storage/migrations/**/*", "handlers/locale/**/*.po"]
SHIPPED += ["bot/playground/static/*", "bot/playground/practice/*"]
TEXTS = {".py", ".md", ".toml", ".lock", ".js", ".css", ".html", ".opml", ".po", ".mako", ".txt", ".yml", ".yaml", ""}
BUILT = {"build", "dist", "data", "node_modules"}


def files() -> Iterator[Path]:
    """The project's own files, none that is made by running or building."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in (".ci", ".env.example", ".gitignore") for part in inside)
        if path.is_file() and not hidden and not BUILT & set(inside) and "__pycache__" not in inside:
            yield path


def test_every_package_is_known_to_the_contracts_and_to_the_build() -> None:
    tool = SETTINGS["tool"]
    assert sorted(tool["importlinter"]["root_packages"]) == PACKAGES
    assert sorted(tool["hatch"]["build"]["targets"]["wheel"]["packages"]) == PACKAGES


def test_imports_keep_their_contracts() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _patches(tree: ast.AST) -> Iterator[str]:
    """Attributes set by a fixture: `monkeypatch.setattr(...)` and its kin."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("setattr", "delattr", "setitem", "patch"):
            yield ast.unparse(node)


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_of_ours_is_patched(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [name for name in _imported(tree) if re.match(r"(unittest\.mock|mock|pytest_mock)\b", name)]
    assert not [name for name in _patches(tree) if not name.startswith("object.")]


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        str(path.relative_to(ROOT))
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES
        if re.search(r"\bos\.(environ|getenv)\b", path.read_text(encoding="utf-8"))
    }
    assert readers == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that is built from a copy of the project."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    for path in files():
        if path.relative_to(ROOT).parts[0] in (*PACKAGES, "pyproject.toml", "README.md"):
            copy = source / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=source, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(folder / done.stdout.split()[-1]) as built:
        return set(built.namelist())


@pytest.mark.parametrize("pattern", SHIPPED)
def test_the_wheel_carries(wheel: set[str], pattern: str) -> None:
    here = {str(path.relative_to(ROOT)) for path in ROOT.glob(pattern) if path.is_file()}
    wanted = {name for name in here if "__pycache__" not in name}
    assert wanted
    assert wanted <= wheel


def test_the_wheel_carries_every_module_and_no_test(wheel: set[str]) -> None:
    modules = {str(path.relative_to(ROOT)) for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    assert modules <= wheel
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == set(PACKAGES)
    assert any(name.endswith("entry_points.txt") for name in wheel)


def test_no_file_names_a_registry_or_this_machine() -> None:
    hosts = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "index" + "-url =", "proxy." + "golang")
    places = re.compile(r"/(?:work|home|root|Users)/(?!\.)[a-z]\w*|/tmp/\w+/\w+")
    for path in files():
        if path.suffix not in TEXTS:
            continue
        content = path.read_text(encoding="utf-8")
        assert not [host for host in hosts if host in content], path
        assert not places.findall(content), path


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}
