internal import Hiring
internal import Testing

struct CandidateJoinTests {
  @Test("several systems make one row: by address whatever its case, by exact name within the posting")
  func systems() throws {
    var story = try HiringStory()
    try story.applicant("Amir Khan", "Messaged", email: "amir@example.com")
    try story.applicant("Amir K.", "Interviewed", email: "AMIR@example.com", system: "trello")
    try story.applicant("Bea  Lind", "Applied")
    try story.applicant("bea lind", "Trial", system: "trello")
    try story.applicant("Bea Lind", "Applied", posting: "RX-1")
    let report = story.report()
    #expect(report.candidates.map(\.name) == ["Amir Khan", "Bea  Lind", "Bea Lind"])
    #expect(report.candidates.map(\.isJoinedByName) == [false, true, false])
    #expect(report.candidates[0].steps[.interviewed] == Candidate.Reached(day: nil))
    #expect(report.candidates[1].state == .onTrial)
    #expect(report.candidates[0].records == ["applicants.csv:2", "applicants.csv:3"])
    #expect(
      report.gaps(.ambiguousApplicant).map(\.text) == [
        "Bea  Lind applied for FS-1 and RX-1, not always with an address: whether that is one person cannot be told, and "
          + "they count once for each."
      ])
  }

  @Test("a row without an address joins the one person of that name in the posting who has one")
  func nameToAddress() throws {
    var story = try HiringStory()
    try story.applicant("Amir Khan", "Applied", email: "amir@example.com")
    try story.applicant("Amir Khan", "Interviewed", system: "trello")
    #expect(story.report().candidates.count == 1)
    try story.applicant("Amir Khan", "Applied", email: "other@example.com")
    let report = story.report()
    #expect(report.candidates.count == 3)
    #expect(
      report.gaps(.ambiguousApplicant).map(\.records) == [["applicants.csv:2", "applicants.csv:3", "applicants.csv:4"]])
  }

  @Test("a name that stands twice in one list is two people until an address says otherwise")
  func sameName() throws {
    var story = try HiringStory()
    try story.applicant("Amir Khan", "Applied")
    try story.applicant("Amir Khan", "Trial")
    try story.contractor("amir", "Amir Khan")
    try story.interview("Amir Khan")
    try story.talk("Amir Khan", email: "amir@example.com", at: "2026-09-24T10:00:00Z")
    let report = story.report()
    #expect(report.total.people == 3)
    #expect(report.gaps(.ambiguousApplicant).count == 1)
    #expect(report.gaps(.ambiguousContractor).count == 1)
    #expect(report.gaps(.ambiguousInterview).count == 1)
    #expect(report.gaps(.ambiguousMeeting).count == 1)
    #expect(report.candidates.allSatisfy { $0.interviews.isEmpty && $0.talk == nil || $0.steps[.trialStarted] != nil })
  }

  @Test(
    "a contractor is found by the id in the list, by an address, by the only such name; otherwise stands alone",
    arguments: [
      ("id", "amir", nil, "Somebody", true), ("address", nil, "amir@example.com", "A. Khan", true),
      ("name", nil, nil, "amir  KHAN", true), ("other address", nil, "else@example.com", "Amir Khan", false),
      ("nobody", nil, nil, "Amir", false),
    ] as [(String, String?, String?, String, Bool)])
  func contractors(_ why: String, _ id: String?, _ email: String?, _ name: String, _ isFound: Bool) throws {
    var story = try HiringStory()
    try story.applicant(name, "Applied", email: email, contractor: id)
    try story.contractor("amir", "Amir Khan", email: "amir@example.com")
    let report = story.report()
    #expect(report.candidates.count == (isFound ? 1 : 2), "\(why)")
    #expect(report.candidates.last?.contractor == "amir")
    #expect(report.gaps(.ambiguousContractor).count + report.gaps(.unmatchedContractor).count == (isFound ? 0 : 1))
    #expect(report.total.steps[.trialStarted]?.people == 1)
  }

  @Test("two contractors of one name are not given one application; an id that nobody has is told")
  func contested() throws {
    var story = try HiringStory()
    try story.applicant("Amir Khan", "Applied", contractor: "amri")
    try story.contractor("amir", "Amir Khan")
    try story.contractor("amir-2", "Amir Khan")
    let report = story.report()
    #expect(report.candidates.compactMap(\.contractor) == ["amir", "amir-2"])
    #expect(report.gaps(.ambiguousContractor).first?.text == "Amir Khan (FS-1) could be any of amir, amir-2.")
    #expect(report.gaps(.unknownContractor).count == 1)
  }

  @Test("talks join by address, or by the only such name; others are counted and left alone")
  func talks() throws {
    var story = try HiringStory()
    try story.applicant("Ann", "Messaged", email: "ann@example.com")
    try story.applicant("Bea", "Messaged")
    try story.applicant("Cy", "Messaged", email: "cy@example.com")
    try story.contractor("ann", "Ann", email: "ann@example.com")
    story.input.contractors[0].identities.append("Ann <ann@work.example>")
    try story.talk("Anna", email: "ann@work.example", at: "2026-09-24T10:00:00Z")
    try story.talk("Bea", email: "bea@example.com", at: "2026-09-24T11:00:00Z")
    try story.talk("Cy", email: "someone@example.com", at: "2026-09-24T12:00:00Z")
    try story.talk("A customer", email: "c@example.org", at: "2026-09-24T13:00:00Z")
    let report = story.report()
    #expect(report.candidates.map(\.talk) == [.held, .held, nil])
    #expect(
      report.gaps(.unmatchedMeeting).map(\.text) == [
        "The talk with Cy on 2026-09-24 belongs to nobody on record: an applicant of that name has another address.",
        "The talk with A customer on 2026-09-24 belongs to nobody on record: no applicant is known by it.",
      ])
  }

  @Test("an interview joins within its posting only")
  func interviews() throws {
    var story = try HiringStory()
    try story.posting("FS-1", title: "Full-stack engineer")
    try story.posting("RX-1")
    try story.applicant("Ann", "Messaged", email: "ann@example.com")
    try story.applicant("Ann", "Messaged", posting: "RX-1", email: "ann@example.com")
    try story.interview("Ann", email: "ann@example.com", posting: "full-stack ENGINEER")
    try story.interview("Ann", posting: "RX-1")
    try story.interview("Ann", email: "ann@example.com", posting: nil)
    try story.interview("Ann", posting: "SEO-1")
    let report = story.report()
    #expect(report.candidates.map(\.interviews.count) == [1, 1])
    #expect(report.gaps(.ambiguousInterview).map(\.records) == [["interviews.csv:4"]])
    #expect(report.gaps(.unmatchedInterview).map(\.records) == [["interviews.csv:5"]])
    #expect(report.rubric.interviews == 4)
  }

  @Test("a posting that is in no list is told once, with its people")
  func unknownPosting() throws {
    var story = try HiringStory()
    try story.posting("FS-1")
    for name in ["Ann", "Bea"] { try story.applicant(name, "Applied", posting: "Old job") }
    #expect(
      story.report().gaps(.unknownPosting).map(\.text) == [
        "2 people applied for Old job, which is in no list of postings: its cost and the day it was posted are not known."
      ])
  }

  @Test("two names with one address in one list count as one person, and that is told")
  func sharedAddress() throws {
    var story = try HiringStory()
    try story.applicant("Ann", "Applied", email: "agency@example.com")
    try story.applicant("Bo", "Interviewed", email: "agency@example.com")
    let report = story.report()
    #expect(report.total.people == 1)
    #expect(
      report.gaps(.ambiguousApplicant).map(\.text) == ["Ann, Bo apply with one address and count as one person."])
  }
}
