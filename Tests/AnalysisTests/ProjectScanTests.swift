import Findings
import Foundation
import Git
import RuleEngine
import SourceText
import TestSupport
import Testing

@testable import Analysis

@Suite("What a tree says of its tests, pipelines and manifests")
struct ProjectScanTests {
  private func facts(_ files: [String: String], jobs: Int = 2) async throws -> ProjectFacts {
    let sandbox = try GitSandbox.withRepository()
    let head = try sandbox.commit(files.mapValues { $0 })
    let tree = try await TreeScan.scan(
      repository: sandbox.path, options: Repository.OpenOptions(), revision: head, rules: RuleSet(rules: []),
      key: .unkeyed, jobs: jobs)
    return try await ProjectScan.scan(
      repository: sandbox.path, options: Repository.OpenOptions(), tree: tree, jobs: jobs)
  }

  private func tested(_ files: [String: String]) async throws -> [String] {
    try await facts(files).testedFiles.map(\.lossyString).sorted()
  }

  @Test("a test names a file by its name, however it is written, or by a function that no other file has")
  func names() async throws {
    let tested = try await tested([
      "src/basket_totals.py": "def sum_up(a):\n  return a\n", "src/OrderList.js": "function listOf(a) { return a; }\n",
      "src/tax.js": "function rateOfCountry(a) { return a; }\n", "src/secret.js": "function hide(a) { return a; }\n",
      "src/shout.js": "function hide(a) { return a + 1; }\n",
      "tests/test_basket_totals.py": "def test_sum():\n  assert 1\n",
      "tests/list.test.js": "import x from '../src/order-list';\n",
      "tests/more.test.js": "test('rate', () => rateOfCountry(1)); hide(2);\n",
    ])
    #expect(tested == ["src/OrderList.js", "src/basket_totals.py", "src/tax.js"])
  }

  @Test("of files with the same name the folder must be named too, and of those that every project has, it is the name")
  func folders() async throws {
    let code = "export function run(a) { return a; }\n"
    let tested = try await tested([
      "src/cart/service.js": code, "src/order/service.js": code, "src/invoice/index.js": code,
      "src/refund/index.js": code, "tests/a.test.js": "import s from '../src/cart/service';\n",
      "tests/b.test.js": "import { x } from '../src/invoice';\n",
    ])
    #expect(tested == ["src/cart/service.js", "src/invoice/index.js"])
  }

  @Test("sources that hold their own tests know of themselves")
  func selfTested() async throws {
    let tested = try await tested([
      "src/a.rs": "fn a() -> i32 { 1 }\n#[cfg(test)]\nmod tests {\n  #[test]\n  fn b() {}\n}\n",
      "src/b.rs": "fn c() -> i32 { 1 }\n",
    ])
    #expect(tested == ["src/a.rs"])
  }

  @Test("without a test nothing is named, and the tree was read all the same")
  func none() async throws {
    let facts = try await facts(["src/a.js": "function a() {}\n"])
    #expect(facts.isRead && facts.testedFiles.isEmpty && facts.testFiles == 0 && facts.manifests.isEmpty)
    #expect(!ProjectFacts().isRead)
  }

  @Test("steps that test and that deploy are told by their commands, comments left out")
  func pipelines() async throws {
    let facts = try await facts([
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    steps:\n      # - run: npm test\n      - run: npm ci\n      - run: npm test -- --ci\n",
      ".gitlab-ci.yml": "live:\n  script:\n    - kubectl apply -f k8s/\n", "ci.yml": "run: npm test\n",
      "detox/.travis.yml": "script:\n  - detox-build\n  - contestpytester\n",
    ])
    #expect(facts.pipelines.map(\.lossyString) == [".github/workflows/ci.yml", ".gitlab-ci.yml", "detox/.travis.yml"])
    #expect(facts.testSteps == [.init(path: RepositoryPath(".github/workflows/ci.yml"), line: 7)])
    #expect(facts.deploySteps == [.init(path: RepositoryPath(".gitlab-ci.yml"), line: 3)])
  }

  @Test("manifests that list something are held against the lock file beside them or above, shown ones are not asked")
  func manifests() async throws {
    let listed = "{\n  \"dependencies\": {\n    \"a\": \"^1.0.0\"\n  }\n}\n"
    let facts = try await facts([
      "package.json": listed, "package-lock.json": "{}\n", "packages/cart/package.json": listed,
      "api/composer.json": "{\"require\": {\"acme/a\": \"^1\"}}\n", "empty/package.json": "{\"dependencies\": { }}\n",
      "examples/one/package.json": listed, "worker/pyproject.toml": "[project]\ndependencies = [\n  \"flask\",\n]\n",
      "tool/pyproject.toml": "[project]\ndependencies = []\n", "svc/go.mod": "module a\n\nrequire b v1.0.0\n",
      "svc/go.sum": "b v1.0.0 h1:x\n",
    ])
    let locks = facts.manifests.map { "\($0.path.lossyString) \($0.lock?.lossyString ?? "-")" }
    #expect(
      locks == [
        "api/composer.json -", "package.json package-lock.json", "packages/cart/package.json package-lock.json",
        "svc/go.mod svc/go.sum", "worker/pyproject.toml -",
      ])
  }

  @Test("hostile names and bytes name nothing and break nothing; the result is the same for any number of workers")
  func hostile() async throws {
    let files = [
      ".github/workflows/\u{1b}[31m.yml": String(repeating: "npm test ", count: 400) + "\n",
      "package.json": "\"dependencies\"", "tests/\u{202e}a.test.js": "\u{0}\u{ff}src",
      "src/a.js": "function a() {}\n", "tests/b.test.js": String(repeating: "_-", count: 10_000),
    ]
    let facts = try await facts(files, jobs: 1)
    #expect(facts.testSteps.isEmpty && facts.manifests.isEmpty && facts.testedFiles.isEmpty)
    let again = try await self.facts(files, jobs: 4)
    #expect(again == facts)
  }
}
