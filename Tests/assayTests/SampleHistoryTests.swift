import Testing
import assay

private let head = """
  author: Ann <ann@example.com>
  date: 2026-10-07 10:12 +0530

  Say why


  """

private func samples(_ commits: String...) -> [SampleFile] {
  commits.enumerated().map { index, text in
    SampleFile(path: "histories/shop/00\(index + 1)-step.history", text: text)
  }
}

private func replay(_ samples: [SampleFile]) throws -> SampleReplay {
  try SampleReplay(try #require(try SampleHistory.histories(in: samples).first))
}

@Suite("Sample histories")
struct SampleHistoryTests {
  @Test("a commit's headers, message and sections are read")
  func reads() throws {
    let text = """
      author: Ann <ann@example.com>
      date: 2026-10-07 10:12 +0530
      committer: Dana Wells <dana@example.com>
      committed: 2026-10-07 05:00 +0000
      branch: work

      Add a thing (CU-1)

      Because.

      === add a.txt
      one

      two

      === delete b.txt
      """
    let commit = try #require(try SampleHistory.histories(in: samples(text)).first?.commits.first)
    #expect(commit.number == "001")
    #expect([commit.author.name, commit.author.email] == ["Ann", "ann@example.com"])
    #expect(commit.authored.seconds == 1_791_348_120 && commit.authored.zoneMinutes == 330)
    #expect(commit.committer.name == "Dana Wells")
    #expect(commit.committed.seconds == 1_791_349_200 && commit.committed.zoneMinutes == 0)
    #expect(commit.branch == "work")
    #expect(commit.message == "Add a thing (CU-1)\n\nBecause.\n")
    #expect(commit.operations.map(\.kind) == [.add(path: "a.txt", lines: ["one", "", "two"]), .delete(path: "b.txt")])
    #expect(commit.operations.map(\.line) == [11, 16])
  }

  @Test("a join mark is taken out of a literal")
  func joins() throws {
    let steps = try replay(samples(head + "=== add a\nkey = \"AK{{+}}IA{{+}}1\"")).steps
    #expect(steps.last?.tree.files == ["a": ["key = \"AKIA1\""]])
  }

  @Test(
    "what makes no sense is an error that names the file and the line",
    arguments: [
      ("author: Ann <a@b.c>\n\nSay why", 1, "`date:`"),
      ("autor: Ann <a@b.c>\n\nSay why", 1, "unknown header `autor`"),
      ("author: Ann\ndate: 2026-10-07 10:12 +0530\n\nSay why", 1, "Name <mail@example.com>"),
      ("author: Ann <a@b.c>\ndate: yesterday\n\nSay why", 2, "2026-10-07 10:12 +0500"),
      ("author: Ann <a@b.c>\ndate: 2026-10-07 24:12 +0530\n\nSay why", 2, "expected a date"),
      ("author: Ann <a@b.c>\nauthor: Ben <a@b.c>\n\nSay why", 2, "twice"),
      ("author: Ann <a@b.c>\ndate: 2026-10-07 10:12 +0530\n\n=== delete a", 4, "no message"),
      (head + "=== remove a", 6, "expected `=== add"),
      (head + "=== add a b", 6, "expected `=== add"),
      (head + "=== delete a\nline", 7, "takes no lines"),
      (head + "=== edit a", 6, "replaces nothing"),
      (head + "=== edit a\ntext", 7, "expected `<<<<`"),
      (head + "=== edit a\n<<<<\nx\n>>>>", 9, "expected `====`"),
      (head + "=== edit a\n<<<<\nx\n====\ny", 7, "has no `>>>>`"),
      (head + "=== edit a\n<<<<\n====\ny\n>>>>", 7, "needs lines to find"),
    ])
  func rejects(text: String, line: Int, message: String) throws {
    let error = #expect(throws: SampleError.self) { _ = try SampleHistory.histories(in: samples(text)) }
    #expect(error?.file == "histories/shop/001-step.history")
    #expect(error?.line == line)
    #expect(error?.message.contains(message) == true, "\(error.map(String.init(describing:)) ?? "")")
  }

  @Test("a sample's place and number are checked")
  func rejectsNames() {
    for path in ["histories/shop/1-step.history", "histories/step.history", "shop/001-step.history"] {
      #expect(throws: SampleError.self) {
        _ = try SampleHistory.histories(in: [SampleFile(path: path, text: head + "=== add a\nx")])
      }
    }
    #expect(throws: SampleError.self) {
      _ = try SampleHistory.histories(in: [
        SampleFile(path: "histories/shop/001-a.history", text: head + "=== add a\nx"),
        SampleFile(path: "histories/shop/001-b.history", text: head + "=== add b\nx"),
      ])
    }
  }
}

@Suite("Replaying sample histories")
struct SampleReplayTests {
  private static let start = head + "=== add a\none\ntwo\ntwo"

  @Test("sections change the files they name")
  func applies() throws {
    let steps = try replay(
      samples(
        Self.start,
        head + "=== edit a\n<<<<\none\n====\nONE\nand\n>>>>\n\n=== append a\nthree\n\n=== rename a b",
        head + "=== write b\nnew\n\n=== add c\nx", head + "=== delete c")
    ).steps
    #expect(
      steps.map(\.tree.files) == [
        ["a": ["one", "two", "two"]], ["b": ["ONE", "and", "two", "two", "three"]], ["b": ["new"], "c": ["x"]],
        ["b": ["new"]],
      ])
    #expect(steps.map(\.parents) == [[], [0], [1], [2]])
  }

  @Test(
    "a section that does not apply is an error that names the file and the line",
    arguments: [
      ("=== edit a\n<<<<\nnone\n====\nx\n>>>>", 7, "stand there 0 times"),
      ("=== edit a\n<<<<\ntwo\n====\nx\n>>>>", 7, "stand there 2 times"),
      ("=== edit a\n<<<<\non\n====\nx\n>>>>", 7, "stand there 0 times"),
      ("=== edit b\n<<<<\none\n====\nx\n>>>>", 6, "b is not there"),
      ("=== write b\nx", 6, "b is not there"),
      ("=== append b\nx", 6, "b is not there"),
      ("=== add a\nx", 6, "a is there already"),
      ("=== delete b", 6, "b is not there"),
      ("=== rename b c", 6, "b is not there"),
      ("=== revert 009", 6, "no earlier commit 009"),
      ("=== write a\none\ntwo\ntwo", 1, "changes nothing"),
    ])
  func rejects(sections: String, line: Int, message: String) throws {
    let error = #expect(throws: SampleError.self) { _ = try replay(samples(Self.start, head + sections)) }
    #expect(error?.file == "histories/shop/002-step.history")
    #expect(error?.line == line)
    #expect(error?.message.contains(message) == true, "\(error.map(String.init(describing:)) ?? "")")
  }

  @Test("a merge applies a branch's sections to what the target has become")
  func merges() throws {
    let header = "author: Ann <ann@example.com>\ndate: 2026-10-07 10:12 +0530\n"
    let replay = try replay(
      samples(
        Self.start, header + "branch: work\n\nOn work\n\n=== append a\nthree",
        head + "=== edit a\n<<<<\none\n====\n1\n>>>>",
        header + "merge: work\n\nMerge"))
    #expect(replay.steps.last?.parents == [2, 1])
    #expect(replay.steps.last?.tree.files == ["a": ["1", "two", "two", "three"]])
    #expect(replay.tips == ["main": 3])
  }

  @Test("a merge of a branch that conflicts, is unknown or was merged is an error")
  func rejectsMerges() {
    let header = "author: Ann <ann@example.com>\ndate: 2026-10-07 10:12 +0530\n"
    let work = header + "branch: work\n\nOn work\n\n=== edit a\n<<<<\none\n====\n1\n>>>>"
    #expect(throws: SampleError.self) {
      _ = try replay(samples(Self.start, work, head + "=== delete a", header + "merge: work\n\nMerge"))
    }
    #expect(throws: SampleError.self) { _ = try replay(samples(Self.start, header + "merge: work\n\nMerge")) }
    #expect(throws: SampleError.self) {
      _ = try replay(samples(Self.start, work, header + "merge: work\n\nMerge", work))
    }
  }

  @Test("a revert undoes one commit, unless its files have changed since")
  func reverts() throws {
    let change = head + "=== edit a\n<<<<\none\n====\n1\n>>>>\n\n=== add b\nx"
    let steps = try replay(samples(Self.start, change, head + "=== add c\nx", head + "=== revert 002")).steps
    #expect(steps.last?.tree.files == ["a": ["one", "two", "two"], "c": ["x"]])
    #expect(throws: SampleError.self) {
      _ = try replay(samples(Self.start, change, head + "=== append b\ny", head + "=== revert 002"))
    }
  }
}
