internal import Hiring
internal import Testing

struct StandUpTests {
  private let kind = "stand-up"

  private func read(_ text: String, options: ImportOptions? = nil) throws -> ImportResult {
    try parse(text, kind: kind, file: "stand-up.csv", options: try options ?? teamOptions())
  }

  private func words(_ result: ImportResult) -> [String] {
    result.attendance.map { entry in
      "\(entry.person) \(entry.date) \(entry.state.rawValue)\(entry.note.isEmpty ? "" : " \(entry.note)")"
    }
  }

  @Test("the sample: people down, days across; an empty mark is nothing")
  func sample() throws {
    let result = try read(try accessSample("stand-up.csv"))
    #expect(
      words(result) == [
        "Amir Khan 2026-11-02 present", "Amir Khan 2026-11-03 present", "Amir Khan 2026-11-04 absent",
        "Amir Khan 2026-11-05 present late", "bea 2026-11-02 present", "bea 2026-11-03 absent",
        "bea 2026-11-04 excused vacation", "bea 2026-11-05 present", "bea 2026-11-06 present",
      ])
    #expect(
      result.attendance[0]
        == Attendance(
          system: "stand-up", id: "2026-11-02|amir khan|stand-up", person: "Amir Khan", date: try day("2026-11-02"),
          meeting: "stand-up", state: .present, note: "", record: "stand-up.csv:2"))
    #expect(result.skipped.isEmpty && result.warnings.isEmpty && result.unknownPeople.isEmpty)
  }

  @Test("a row a person and day, with its note")
  func long() throws {
    let result = try read(
      """
      date,person,present,note
      2026-11-02,Amir Khan,yes,
      2026-11-02,bea@example.com,absent,no word
      2026-11-03,Amir Khan,sick,flu
      2026-11-03,bea,,not asked
      2026-11-04,,yes,

      """)
    #expect(
      words(result) == [
        "Amir Khan 2026-11-02 present", "bea@example.com 2026-11-02 absent no word",
        "Amir Khan 2026-11-03 excused flu",
      ])
    #expect(result.skipped == [SkippedRow(line: 6, reason: "has no person")])
  }

  @Test("days down, people across")
  func days() throws {
    let result = try read("Date,Amir Khan,bea,Notes\n2026-11-02,x,no,\n2026-11-03,off,x,short one\n")
    #expect(
      words(result) == [
        "Amir Khan 2026-11-02 present", "bea 2026-11-02 absent", "Amir Khan 2026-11-03 excused off",
        "bea 2026-11-03 present",
      ])
  }

  @Test("a mark that is not known is skipped with its reason and takes no other with it")
  func unknownMark() throws {
    let result = try read("Person,2026-11-02,2026-11-03\nAmir Khan,half,x\n")
    #expect(words(result) == ["Amir Khan 2026-11-03 present"])
    #expect(
      result.skipped == [
        SkippedRow(line: 2, reason: "Amir Khan, 2026-11-02: `half` says neither present nor absent nor excused")
      ])
  }

  @Test("every layout gives the same records, so that one sheet may follow another")
  func layouts() throws {
    let keys = try [
      "date,person,present\n2026-11-02,bea,x\n", "Person,2026-11-02\nBea,yes\n", "Date,bea\n2 Nov 2026,1\n",
    ].map { try read($0).entries.map(\.record.key) }
    #expect(keys[0] == keys[1] && keys[1] == keys[2])
  }

  @Test("days across that could be two refuse the file; those that are none are told")
  func headers() throws {
    let text = "Person,05/06/2026,13/06/2026,Nov 2\nbea,x,x,x\n"
    #expect(refusal(text, kind: kind)?.kind == .ambiguousDate)
    let declared = try read(text, options: try teamOptions(dateFormat: "dd/MM/yyyy"))
    #expect(words(declared) == ["bea 2026-06-05 present", "bea 2026-06-13 present"])
    #expect(
      declared.warnings == ["stand-up.csv: column `Nov 2` is no day and is not read; write days like 2026-11-02"])
  }

  @Test("a sheet that begins with a date and holds no marks is another sheet")
  func otherSheets() throws {
    let text = "Date,Contract,Amount\n2026-11-02,Shop,25\n"
    #expect(
      refusal(text, kind: kind)?.problem == "not a stand-up export: no column `person`, `present`")
    let hours = try RecordTable(Array("Date,Contract,Hours\n2026-11-02,Shop (1),1\n".utf8), file: "a.csv")
    #expect(ImporterRegistry.kinds(of: hours).first == "upwork-weekly")
  }

  @Test("columns are mapped, the meeting is the source's")
  func mapped() throws {
    let options = ImportOptions(
      columns: ["person": "Wer", "date": "Tag", "present": "Da"], dateFormat: "dd.MM.yyyy",
      roster: Roster(contractors: try team()), about: "planning")
    let result = try read("Tag;Wer;Da\n02.11.2026;bea;\u{2705}\n", options: options)
    #expect(result.attendance.map(\.meeting) == ["planning"])
    #expect(result.attendance.map(\.state) == [.present])
  }

  @Test("somebody who is nobody's is told once, with who may be meant")
  func unknown() throws {
    let result = try read("Person,2026-11-02,2026-11-03\nAmir,x,x\nKhan,x,x\n")
    #expect(result.unknownPeople.map(\.account) == ["Khan"])
    #expect(result.unknownPeople.map(\.suggestion) == ["amir"])
    #expect(result.unknownPeople.map(\.entries) == [2])
  }
}
