import CohortGenerator
import Foundation
import Testing

/// Seeds of one cohort in each language, even and odd.
private let seeds: [UInt64] = [0, 5, 8]

/// A cohort on disk that is gone afterwards.
private func built<Result>(
  _ cohort: Cohort, _ work: (_ git: GitProcess, _ built: Cohort.Built, _ folder: String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.path + "/cohort-test-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer {
    do { try FileManager.default.removeItem(atPath: folder) } catch {
      Issue.record("could not remove \(folder): \(error)")
    }
  }
  let built = try cohort.build(in: folder)
  return try work(GitProcess(folder: folder + "/shop"), built, folder)
}

private func only(_ kinds: ContractorKind..., language: Language = .python, seed: UInt64 = 11) -> Cohort {
  Cohort(seed: seed, kinds: kinds, language: language, weeks: 6)
}

@Suite("Planted cohorts")
struct CohortTests {
  @Test("a seed means the same commits and the same records", arguments: seeds)
  func isDeterministic(seed: UInt64) throws {
    func everything() throws -> [String] {
      try built(Cohort(seed: seed)) { git, built, folder in
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/records").sorted()
        let records = try names.map { try String(contentsOfFile: folder + "/records/" + $0, encoding: .utf8) }
        let portfolio = try String(contentsOfFile: folder + "/assay.yml", encoding: .utf8)
        return [built.head, try git.text(["rev-list", "--objects", "main"]), portfolio] + names + records
      }
    }
    #expect(try everything() == everything(), "seed \(seed)")
  }

  @Test("another seed means other commits")
  func differs() throws {
    let heads = try [UInt64(1), 3].map { try built(Cohort(seed: $0)) { _, built, _ in built.head } }
    #expect(heads[0] != heads[1])
  }

  @Test("two seeds of one parity hold every kind once", arguments: [UInt64(0), 1, 4, 41])
  func holdsEveryKind(seed: UInt64) {
    let kinds = Cohort(seed: seed).people.map(\.kind) + Cohort(seed: seed + 2).people.map(\.kind)
    #expect(kinds.count == ContractorKind.allCases.count)
    #expect(Set(kinds).count == ContractorKind.allCases.count, "seed \(seed)")
  }

  @Test("the repository is whole, has merges, and its people two clocks", arguments: seeds)
  func isWhole(seed: UInt64) throws {
    try built(Cohort(seed: seed)) { git, _, _ in
      try git.run(["fsck", "--strict", "--no-dangling"])
      let merges = try #require(Int(try git.text(["rev-list", "--merges", "--count", "main"])))
      #expect(merges >= 5, "seed \(seed)")
      let zones = Set(
        try git.text(["log", "--since=2026-08-03", "--format=%ai", "main"]).split(separator: "\n").map { $0.suffix(5) })
      #expect(zones.isSuperset(of: ["+0500", "-0300"]), "seed \(seed)")
      #expect(try git.text(["for-each-ref", "--format=%(refname)"]).split(separator: "\n").contains("refs/heads/main"))
    }
  }

  @Test(
    "what was counted while it was planted is what git counts",
    arguments: [ContractorKind.good, .fastSloppy, .splitter])
  func countsAgree(kind: ContractorKind) throws {
    let cohort = only(kind, .slowCareful)
    let person = cohort.people[0]
    try built(cohort) { git, built, _ in
      let planted = try #require(built.planted[person.id])
      let subjects = try git.text(["log", "--all", "--author=\(person.mail)", "--format=%s"]).split(separator: "\n")
      #expect(subjects.count == planted.changes, "seed \(cohort.seed)")
      #expect(subjects.count { !$0.contains(" ") } == planted.vagueMessages, "seed \(cohort.seed)")
    }
  }

  @Test("keys stay in the code of who leaks them", arguments: Language.allCases)
  func leaksKeys(language: Language) throws {
    let cohort = only(.leaker, .good, language: language)
    let person = cohort.people[0]
    try built(cohort) { git, built, _ in
      let planted = try #require(built.planted[person.id])
      let patch = try git.text(["log", "-p", "--author=\(person.mail)", "main"])
      let added = patch.split(separator: "\n").count { $0.hasPrefix("+") && $0.contains("AK" + "IA") }
      #expect(added == planted.leaks, "seed \(cohort.seed)")
      #expect(added >= 2, "seed \(cohort.seed)")
      #expect(try !git.text(["grep", "-l", "AK" + "IA", "main"]).isEmpty)
    }
  }

  @Test("a new layout changes nothing but blanks")
  func reformats() throws {
    let cohort = only(.reformatter, .good)
    try built(cohort) { git, built, _ in
      let planted = try #require(built.planted[cohort.people[0].id])
      let commits = try git.text(["log", "--grep=new formatter", "--format=%H", "main"]).split(separator: "\n")
      #expect(commits.count == planted.reformats)
      #expect(!commits.isEmpty, "seed \(cohort.seed)")
      for commit in commits {
        #expect(try git.text(["show", "--format=", "-w", "--numstat", String(commit)]).isEmpty)
        #expect(try git.text(["show", "--format=", "--name-only", String(commit)]).split(separator: "\n").count > 10)
      }
    }
  }

  @Test("work of a stranger comes in under the hands of who hired them")
  func handsOn() throws {
    let cohort = only(.subcontractor, .good)
    try built(cohort) { git, built, _ in
      let planted = try #require(built.planted[cohort.people[0].id])
      let committers = try git.text(["log", "--author=k.ostrov", "--format=%ce", "main"]).split(separator: "\n")
      #expect(committers.count == planted.strangers)
      #expect(committers.count >= 3, "seed \(cohort.seed)")
      #expect(Set(committers.map(String.init)) == [cohort.people[0].mail])
    }
  }

  @Test("somebody under several names has more than one address")
  func hasSeveralNames() throws {
    let cohort = only(.severalNames, .good)
    try built(cohort) { git, built, _ in
      let planted = try #require(built.planted[cohort.people[0].id])
      let mails = try git.text(["log", "--author=\(cohort.people[0].name)", "--format=%ae", "main"]).split(
        separator: "\n")
      #expect(mails.count { $0 != cohort.people[0].mail } == planted.otherNames)
      #expect(Set(mails).count >= 3, "seed \(cohort.seed)")
    }
  }

  @Test("tests are deleted or skipped by who does that")
  func removesTests() throws {
    let cohort = only(.testDeleter, .good)
    try built(cohort) { git, built, _ in
      let planted = try #require(built.planted[cohort.people[0].id])
      let commits = try git.text([
        "log", "--grep=Clean the tests up", "--grep=Make the build green", "--format=%H", "main",
      ]).split(separator: "\n")
      #expect(commits.count == planted.testRemovals)
      for commit in commits {
        let patch = try git.text(["show", "--format=", String(commit)])
        #expect(patch.contains("\n+@pytest.mark.skip") || patch.contains("\ndeleted file mode"))
      }
    }
  }

  @Test("who hoards an area is alone in it")
  func hoards() throws {
    let cohort = only(.hoarder, .good, .fastSloppy)
    let person = cohort.people[0]
    let area = try #require(person.area)
    try built(cohort) { git, _, _ in
      let mails = try git.text([
        "log", "--no-merges", "--since=2026-08-03", "--format=%ae", "main", "--", "shop/\(area)",
      ])
      let others = Set(mails.split(separator: "\n").map(String.init)).subtracting([
        person.mail, "dana@northwind.example",
      ])
      #expect(others.isEmpty, "seed \(cohort.seed)")
      #expect(!mails.isEmpty)
    }
  }

  @Test("a padded week is billed beyond what was tracked, and no other is by an hour")
  func pads() throws {
    let cohort = only(.padder, .slowCareful)
    try built(cohort) { _, built, folder in
      let planted = try #require(built.planted[cohort.people[0].id])
      let contract = cohort.people[0].contract
      var over = 0
      for week in 0..<6 {
        let name = WorkCalendar.isoWeek(week)
        let bills = try String(contentsOfFile: folder + "/records/upwork-\(name).csv", encoding: .utf8)
        let billed = bills.split(separator: "\n").filter { $0.contains("(\(contract))") }
          .compactMap { Double($0.split(separator: "\",\"")[2]) }.reduce(0, +)
        let times = try String(contentsOfFile: folder + "/records/clickup-time-\(name).csv", encoding: .utf8)
        let tracked =
          times.matches(of: /(?m)^(\d+),.*?,(\d+)000,\d+ h \d+ m,/)
          .filter { $0.output.1 == cohort.people[0].tracker }.compactMap { Double($0.output.2) }.reduce(0, +) / 3_600
        if billed - tracked > 1 { over += 1 }
      }
      #expect(over == planted.paddedWeeks, "seed \(cohort.seed)")
      #expect(over >= 3)
    }
  }
}
