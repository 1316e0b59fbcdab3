import Findings
import Foundation
import Git
import Hiring
import History
import Metrics
import SourceText
import Testing

@testable import Judgement

@Suite("What an applicant's card cannot check")
struct UncheckedClaimsTests {
  @Test("steady work of one author gives rise to no claim about its origin")
  func plain() throws {
    let evaluation = try Sample.solid().evaluation()
    let kinds = evaluation.unchecked.map(\.kind)
    #expect(kinds == [.applicant, .signatures, .liveProduct])
    #expect(evaluation.claim(.signatures)?.text.contains("12 of their 12 changes carry no signature") == true)
  }

  @Test("who the applicant is, is said with how they were found")
  func applicant() throws {
    let claim = try #require(try Sample.solid().evaluation().claim(.applicant))
    #expect(claim.text.contains("Ana Lee <applicant@example.com> is the applicant, as you named them"))
  }

  @Test("one change that brings most of the work, from the lines and the share of the policy on")
  func imported() throws {
    var sample = Sample.solid()
    sample.story.change(
      by: SampleAuthor.id, on: day(2, 4), "Add the shop", files: [file("src/shop.ts", added: 1_500, deleted: 0)])
    let claim = try #require(try sample.evaluation().claim(.importedAtOnce))
    #expect(claim.text.contains("one change brings 1,500 lines"))
    #expect(claim.evidence.first?.commit == Story.commit(12).hex)
    sample.policy.evaluation.importLines = 5_000
    #expect(try sample.evaluation().claim(.importedAtOnce) == nil)
  }

  @Test("changes committed in one minute, at the number of the policy and not under it")
  func burst() throws {
    var sample = Sample.solid()
    let time = Story.instant(day(3, 1), hour: 8)
    for index in 0..<4 {
      sample.story.changes[index] = sample.story.changes[index].told(committedAt: time + Int64(index) * 10)
    }
    #expect(try sample.evaluation().claim(.committedTogether) == nil)
    sample.story.changes[4] = sample.story.changes[4].told(committedAt: time + 50)
    let claim = try #require(try sample.evaluation().claim(.committedTogether))
    #expect(claim.text.contains("5 of 12 changes") && claim.evidence.count == 5)
  }

  @Test("files dated before the tool existed that reads them")
  func tools() throws {
    var sample = Sample.solid()
    sample.story.change(
      by: SampleAuthor.id, on: "2015-02-02", "Add the app",
      files: [file("vite.config.ts", added: 20, deleted: 0, status: .added)])
    let claim = try #require(try sample.evaluation().claim(.tools))
    #expect(claim.evidence.first?.text.contains("dated 2015-02-02, first published in 2020") == true)
    #expect(try Sample.solid().evaluation().claim(.tools) == nil)
  }

  @Test("dates before git, and written after committed")
  func dates() throws {
    var sample = Sample.solid()
    sample.story.changes[0] = sample.story.changes[0].told(authoredAt: Story.instant("1999-01-01"))
    let time = sample.story.changes[5].committedAt
    sample.story.changes[5] = sample.story.changes[5].told(authoredAt: time + 3 * 86_400)
    let text = try #require(try sample.evaluation().claim(.dates)).text
    #expect(text.contains("before git existed") && text.contains("written over a day after being committed"))
  }

  @Test("a generator's first commit, by its words and by its files")
  func skeleton() throws {
    var sample = Sample.solid()
    sample.story.change(
      by: SampleAuthor.id, on: day(0, 0), "Initial commit from Create Next App",
      files: [file("app/page.tsx", added: 60, deleted: 0, status: .added)])
    #expect(try #require(try sample.evaluation().claim(.skeleton)).text.contains("a Next.js app"))
    var framework = Sample.solid()
    let paths = ["artisan", "bootstrap/app.php", "public/index.php"] + (0..<6).map { "app/part\($0).php" }
    framework.story.change(
      by: SampleAuthor.id, on: day(0, 0), "First", files: paths.map { file($0, added: 20, deleted: 0, status: .added) })
    #expect(try #require(try framework.evaluation().claim(.skeleton)).text.contains("a Laravel app"))
  }

  @Test("what was left out, with its kinds and its largest files, from the share of the policy on")
  func leftOut() throws {
    var sample = Sample.solid()
    sample.story.change(
      by: SampleAuthor.id, on: day(1, 4), "Add libraries",
      files: [
        file("vendor/lib.js", kind: .vendored, added: 4_000, deleted: 0, status: .added),
        file("schema.json", kind: .data, added: 100, deleted: 0, status: .added),
      ])
    let evaluation = try sample.evaluation()
    let claim = try #require(evaluation.claim(.leftOut))
    #expect(
      claim.text.contains("1 copied library file (4,000 lines)") && claim.text.contains("1 data file (100 lines)"))
    #expect(claim.evidence.first?.path == "vendor/lib.js")
    #expect(evaluation.leftOut.map(\.kind) == [.vendored, .data] && evaluation.countedLines == 900)
  }

  @Test("files that name somebody else, not those that name the applicant")
  func notices() throws {
    var sample = Sample.solid()
    sample.notices = [
      CopyrightNotice(path: RepositoryPath("LICENSE"), line: 3, holder: "Acme Corp"),
      CopyrightNotice(path: RepositoryPath("COPYING"), line: 1, holder: "Ana M. Lee"),
    ]
    let claim = try #require(try sample.evaluation().claim(.foreignNotices))
    #expect(claim.text.contains("Acme Corp") && !claim.text.contains("Ana M. Lee"))
    #expect(claim.evidence.map(\.line) == [3])
  }

  @Test("commits by another hand, but not those that a forge merged")
  func committer() throws {
    var sample = Sample.solid()
    sample.story.changes[1] = sample.story.changes[1].told(
      committerEmail: "noreply@github.com", committer: Person(standing: .unknown, id: "noreply@github.com"))
    #expect(try sample.evaluation().claim(.committedByOthers) == nil)
    sample.story.changes[2] = sample.story.changes[2].told(
      committerEmail: "eve@example.org", committer: Person(standing: .unknown, id: "eve@example.org"))
    let claim = try #require(try sample.evaluation().claim(.committedByOthers))
    #expect(claim.text.contains("1 of 12 changes under their name was committed by somebody else (eve@example.org)"))
  }

  @Test("AI co-authors, shown and not scored")
  func assistants() throws {
    let plain = try Sample.solid().evaluation()
    var sample = Sample.solid()
    sample.story.changes[3] = sample.story.changes[3].told(assistants: ["Claude"])
    let evaluation = try sample.evaluation()
    #expect(evaluation.claim(.assistants)?.text.contains("1 of 12 changes names Claude") == true)
    #expect(evaluation.card == plain.card)
  }

  @Test("tests, builds, deployments, branches and addresses that were read and not tried")
  func notRun() throws {
    var sample = Sample.solid()
    func head(_ path: String, _ kind: FileKind) -> HeadFile {
      HeadFile(
        path: RepositoryPath(path), blob: .zero,
        measure: FileMeasure(
          language: "typescript", counts: LineCounts(lines: 20, code: 20, comment: 0, blank: 0), kind: kind,
          functions: []))
    }
    sample.story.files = [
      head("Dockerfile", .source), head("package.json", .data), head("src/a.ts", .source),
      head("tests/a.test.ts", .test),
    ]
    sample.story.ownership = [
      FileOwnership(path: RepositoryPath("tests/a.test.ts"), runs: [ReplacedLines(origin: 0, lines: 20)])
    ]
    sample.hosts = ["shop.example.net"]
    sample.branches = ["next"]
    let evaluation = try sample.evaluation()
    #expect(evaluation.claim(.testsNotRun)?.text.contains("1 test file is there, 1 with lines of theirs") == true)
    #expect(evaluation.claim(.buildNotRun)?.text.contains("package.json") == true)
    #expect(evaluation.claim(.deploymentNotRun)?.text.contains("Dockerfile") == true)
    #expect(evaluation.claim(.otherBranches)?.text.contains("next") == true)
    #expect(evaluation.claim(.liveProduct)?.text.contains("shop.example.net") == true)
  }

  @Test("every claim says what was seen and how to find out")
  func whole() throws {
    for claim in try Sample.solid().evaluation().unchecked {
      #expect(claim.text.hasSuffix(".") && claim.ask.count > 20)
    }
  }

  @Test(
    "copyright lines name their holders, sentences about copyright nobody",
    arguments: [
      ("// Copyright (c) 2019-2021 Acme Corp. All rights reserved.", "Acme Corp"),
      (" * Copyright 2020 The Widget Authors", "Widget Authors"),
      ("# SPDX-FileCopyrightText: 2022 Eve Adams <eve@example.org>", "Eve Adams eve@example.org"),
      (" * @author  Bo Strand <bo@example.org>", "Bo Strand bo@example.org"),
      ("Copyright © 2011, 2013 Müller & Söhne", "Müller & Söhne"),
      ("// the copyright of this file is unclear", nil), ("Copyright 2020", nil), ("let copyright = 1", nil),
      ("/* see the copyright notice in LICENSE */", nil), ("COPYRIGHT HOLDERS BE LIABLE", nil),
    ] as [(String, String?)])
  func holders(line: String, holder: String?) {
    let notices = CopyrightNotice.notices(in: Array("\n\(line)\n".utf8), of: RepositoryPath("a.js"))
    #expect(notices.map(\.holder) == (holder.map { [$0] } ?? []))
    #expect(notices.allSatisfy { $0.line == 2 })
  }

  @Test("a README's own places are told from the services that every README links to")
  func hosts() {
    let text = """
      [![build](https://img.shields.io/x)](https://github.com/a/b) see https://Shop.Example.net/cart and
      http://shop.example.net, https://localhost:3000, https:// and https://demo.acme.dev.
      """
    #expect(LinkedHosts.hosts(in: Array(text.utf8)) == ["shop.example.net", "demo.acme.dev"])
    #expect(LinkedHosts.hosts(in: Array("://".utf8)).isEmpty && LinkedHosts.hosts(in: []).isEmpty)
  }
}
