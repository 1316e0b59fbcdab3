internal import Foundation
internal import Hiring
internal import Testing

@Suite("References to cards")
struct CardIndexTests {
  private let index = CardIndex(
    cards: [
      TaskCard(system: "clickup", id: "86ex101", name: "Totals", status: "done", customID: "SHOP-12"),
      TaskCard(
        system: "clickup", id: "86c0wxyz1", name: "Rates", status: "done", url: "https://app.clickup.com/t/86c0wxyz1"),
      TaskCard(system: "clickup", id: "86abcdef", name: "Basket", status: "open", customID: "SHOP-123"),
      TaskCard(system: "jira", id: "10412", name: "Numbers", status: "open", customID: "TEAM-WEB-7"),
      TaskCard(
        system: "trello", id: "64f0c0ffee64f0c0ffee0001", name: "Banner", status: "open",
        url: "https://trello.com/c/AbCd1234/7-banner"),
    ],
    timeEntries: [
      TimeEntry(
        system: "clickup", id: "1", user: "1", userName: "", contractor: nil, start: Date(timeIntervalSince1970: 0),
        end: nil, seconds: 60, memo: "", taskID: "86zz9zz9z", taskName: nil, taskStatus: nil, taskEstimateSeconds: nil,
        isBillable: true, createdAt: nil, taskCustomID: "OPS-4")
    ])

  @Test(
    "every form finds its card",
    arguments: [
      ("Show totals (CU-86ex101)", [0]), ("cu-86EX101_Totals-by-region_Amir", [0]), ("CU-86ex101-totals", [0]),
      ("#86ex101 show totals", [0]), ("Close #86ex101[in review]", [0]), ("Totals, #SHOP-12.", [0]),
      ("SHOP-12: totals", [0]), ("[SHOP-12] totals", [0]), ("feature/SHOP-12-totals", [0]),
      ("feature/shop-12-totals", [0]), ("amir/fix_SHOP-12_totals", [0]), ("SHOP-12, SHOP-123 and SHOP-12", [0, 2]),
      ("See https://app.clickup.com/t/86ex101 for more", [0]), ("https://app.clickup.com/t/9001/SHOP-123", [2]),
      ("Rates per country 86c0wxyz1", [1]), ("feature/86c0wxyz1-rates", [1]), ("TEAM-WEB-7 numbers", [3]),
      ("Fixes #10412", [3]), ("https://trello.com/c/AbCd1234/7-banner", [4]), ("CU-SHOP-12", [0]),
      ("Totals ราคา SHOP-12 ราคา", [0]),
    ])
  func forms(text: String, cards: [Int]) {
    let found = index.references(in: text)
    #expect(found.cards == cards && found.others.isEmpty, "\(found)")
  }

  @Test(
    "what only looks like one finds nothing",
    arguments: [
      "Merge pull request #10412 from acme/main", "Totals (#10412)", "Revert \"Totals (#10412)\" (#10412)",
      "See PR #10412", "Make the border #fff123", "Colour #ABCDEF and #86abcdef0", "Use UTF-8 and SHA-256",
      "As RFC-1234 says, v1-2", "WORKSHOP-12", "SHOP-12.5", "shop-99", "acme/web#10412", "&#10412;",
      "This reverts commit 86abcdef.", "86abcdef0123456789abcdef0123456789abcdef", "CU-cumber and CU-12", "10412",
      "Release 2026-11-02", "C0-86ex101x", "AbCd1234", "/c/abcd1234", "86EX101", "SHOP_12", "SHOP--12", "",
    ])
  func nearMisses(text: String) {
    #expect(index.references(in: text).isEmpty, "\(index.references(in: text))")
  }

  @Test("an id under a prefix of the owner's names a card also where it is not exported, but no lower-case word does")
  func elsewhere() {
    #expect(index.references(in: "SHOP-99 and CU-86new1x, SHOP-12").others == ["SHOP-99", "CU-86new1x"])
    #expect(index.references(in: "OPS-4 and CU-86zz9zz9z, OPS-5").others == ["OPS-4", "CU-86zz9zz9z", "OPS-5"])
    #expect(index.references(in: "#86zz9zz9z").others == ["86zz9zz9z"])
    #expect(CardIndex(cards: []).references(in: "SHOP-12 #12 86c0wxyz1").isEmpty)
  }

  @Test("a long message of nothing but ids is read in one go")
  func long() {
    let text = String(repeating: "SHOP-12-", count: 50_000)
    #expect(index.references(in: text).cards == [0])
  }

  @Test(
    "a merge speaks of the branch it brings, never of the one it goes into",
    arguments: [
      ("Merge branch 'CU-86ex101-totals'", "", [0]), ("Merge branch 'main' into SHOP-12-totals", "", []),
      ("Merge branch 'SHOP-12-totals' into 'SHOP-123-rates'", "See merge request acme/shop!12", [0]),
      ("Merge pull request #10412 from acme/SHOP-12-totals", "Totals by region", [0]),
      ("Merge pull request #10412 from SHOP-12/patch-1", "", []),
      ("Merge pull request #3 from acme/totals", "SHOP-123 Totals by region", [2]),
      ("Merged in feature/SHOP-12 (pull request #10412)", "", [0]), ("Merged PR 10412: SHOP-12 Totals", "", [0]),
      ("Merge remote-tracking branch 'origin/CU-86ex101' into SHOP-123", "", [0]),
      ("Merge branches 'SHOP-12' and 'SHOP-123'", "", [0, 2]), ("SHOP-12: totals (#10412)", "", [0]),
      ("Merge branch 'main' of github.com:acme/SHOP-12", "", []), ("Merge SHOP-12 into main", "", [0]),
    ])
  func merges(subject: String, body: String, cards: [Int]) {
    #expect(index.references(in: MergeMessage.words(subject: subject, body: body)).cards == cards)
  }
}
