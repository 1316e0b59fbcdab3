import Git
import SourceText
import TestSupport
import Testing

@testable import History

@Suite("Branches with work that is not merged")
struct OpenBranchTests {
  private static let amir = Person(standing: .confirmed, id: "amir")
  private static let author = "Amir <amir@example.com>"
  private static let identities = IdentityMap(confirmed: ["amir": ["amir@example.com"]])

  private func read(_ sandbox: GitSandbox, jobs: Int = 2) async throws -> OpenBranchReader.Result {
    try await OpenBranchReader.read(
      repository: sandbox.path, options: .init(), mainline: [sandbox.id("main")], identities: Self.identities,
      person: Self.amir, jobs: jobs)
  }

  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.txt": "one\ntwo\nthree\n", "b.txt": "b\n"], time: 1_700_000_000)
    return sandbox
  }

  @Test("counts their commits and lines on local and remote-tracking branches, each tip once under all of its names")
  func counts() async throws {
    let sandbox = try sandbox()
    try sandbox.git(["checkout", "--quiet", "-b", "basket"])
    try sandbox.commit(["a.txt": "one\n2\nthree\nfour\n"], author: Self.author, time: 1_700_000_100)
    try sandbox.commit(["c.txt": "c\n"], author: "Bea <bea@example.com>", time: 1_700_000_200)
    let tip = try sandbox.commit(["d.txt": "d\nd\n"], author: Self.author, time: 1_700_000_300)
    try sandbox.git(["update-ref", "refs/remotes/origin/basket", tip.hex])
    try sandbox.git(["update-ref", "refs/pull/7/head", tip.hex])
    try sandbox.git(["checkout", "--quiet", "main"])
    let result = try await read(sandbox)
    let branch = try #require(result.branches.first)
    #expect(result.branches.count == 1 && result.gaps.isEmpty)
    #expect(branch.names.contains("basket") && branch.names.contains("origin/basket") && branch.names.count == 3)
    #expect(branch.work.map(\.commit).first == tip && branch.work.count == 2 && branch.others == 1)
    // Two lines gone or replaced, two added; then two more.
    #expect(branch.lines == 5 && branch.lastAt == 1_700_000_300 && !branch.isLanded)
    #expect(try await read(sandbox, jobs: 1).branches == result.branches)
  }

  @Test("merged branches, those of others, stashes and notes are none; a co-author's work is theirs too")
  func others() async throws {
    let sandbox = try sandbox()
    try sandbox.git(["checkout", "--quiet", "-b", "merged"])
    try sandbox.commit(["m.txt": "m\n"], author: Self.author, time: 1_700_000_100)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "--message", "Merge", "merged"])
    try sandbox.git(["checkout", "--quiet", "-b", "hers"])
    try sandbox.commit(["h.txt": "h\n"], author: "Bea <bea@example.com>", time: 1_700_000_200)
    try sandbox.git(["checkout", "--quiet", "-b", "shared", "main"])
    try sandbox.commit(
      ["s.txt": "s\n"], message: "Share it\n\nCo-authored-by: Amir <amir@example.com>\n",
      author: "Bea <bea@example.com>", time: 1_700_000_300)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.git(["update-ref", "refs/notes/x", try sandbox.id("merged").hex])
    try sandbox.git(["update-ref", "refs/stash", try sandbox.id("shared").hex])
    let branches = try await read(sandbox).branches
    #expect(branches.map(\.names) == [["shared"]])
  }

  @Test("a branch whose content the mainline got by a squash has landed; one that was changed on the way is open")
  func landed() async throws {
    let sandbox = try sandbox()
    try sandbox.git(["checkout", "--quiet", "-b", "squashed"])
    try sandbox.commit(["a.txt": "one\ntwo\nthree\nfour\n"], author: Self.author, time: 1_700_000_100)
    try sandbox.commit(["n.txt": "n\n", "b.txt": nil], author: Self.author, time: 1_700_000_200)
    try sandbox.git(["checkout", "--quiet", "-b", "changed", "main"])
    try sandbox.commit(["x.txt": "as I had it\n"], author: Self.author, time: 1_700_000_300)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.git(["merge", "--quiet", "--squash", "squashed"])
    try sandbox.commit([:], message: "All of it", time: 1_700_000_400)
    try sandbox.commit(["x.txt": "as we want it\n"], time: 1_700_000_500)
    // What came later takes nothing back.
    try sandbox.commit(["a.txt": "another\n"], time: 1_700_000_600)
    let branches = try await read(sandbox).branches
    #expect(branches.map(\.names) == [["changed"], ["squashed"]])
    #expect(branches.map(\.isLanded) == [false, true])
  }

  @Test("a repository without any open branch, and one where nothing is theirs, have none")
  func none() async throws {
    let sandbox = try sandbox()
    #expect(try await read(sandbox).branches.isEmpty)
    try sandbox.git(["checkout", "--quiet", "--orphan", "pages"])
    try sandbox.commit(["p.txt": "p\n"], author: "Bea <bea@example.com>")
    #expect(try await read(sandbox).branches.isEmpty)
    // A line of its own has no commit in common with the mainline, and is work all the same.
    try sandbox.commit(["q.txt": "q\n"], author: Self.author)
    #expect(try await read(sandbox).branches.map(\.isLanded) == [false])
  }
}

@Suite("Who is nearest to know a file")
struct NearestPeopleTests {
  private static func person(_ id: String) -> Person { Person(standing: .confirmed, id: id) }
  private static let degrees: [RepositoryPath: [Person: Double]] = [
    RepositoryPath("src/pay/stripe.ts"): [person("amir"): 5],
    RepositoryPath("src/pay/refund.ts"): [person("amir"): 5, person("bea"): 2],
    RepositoryPath("src/ui/page.ts"): [person("bea"): 4, person("carl"): 4.5],
    RepositoryPath("tools/x.sh"): [person("dora"): 1],
  ]

  @Test("of the file itself first, then of the nearest folder, never who is gone; ties go by id")
  func nearest() throws {
    let nearest = NearestPeople(Self.degrees) { $0.id == "amir" }
    let refund = try #require(nearest.nearest(to: RepositoryPath("src/pay/refund.ts")))
    #expect(refund.person.id == "bea" && refund.isOfFile)
    let stripe = try #require(nearest.nearest(to: RepositoryPath("src/pay/stripe.ts")))
    #expect(stripe.person.id == "bea" && !stripe.isOfFile && stripe.place == RepositoryPath("src/pay"))
    // Bea's two files weigh more than Carl's one.
    #expect(nearest.nearest(to: RepositoryPath("src/new/a.ts"))?.person.id == "bea")
    #expect(nearest.nearest(to: RepositoryPath("tools/y.sh"))?.person.id == "dora")
    #expect(nearest.nearest(to: RepositoryPath("z.ts"))?.place == RepositoryPath(""))
    #expect(NearestPeople(Self.degrees) { _ in true }.nearest(to: RepositoryPath("z.ts")) == nil)
    let tied = NearestPeople([RepositoryPath("a"): [Self.person("b"): 1, Self.person("a"): 1]]) { _ in false }
    #expect(tied.nearest(to: RepositoryPath("a"))?.person.id == "a")
  }
}
