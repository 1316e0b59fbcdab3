import CohortGenerator
import Foundation
import TestSupport
import Testing

@Suite("Planted contractors")
struct CohortEndToEndTests {
  private struct Answer: Decodable {
    struct Entry: Decodable {
      var contractor: String
      var recommendation: String
    }
    var recommendations: [Entry]
  }

  @Test(
    "good work is not released, bad work is not kept, and nobody is judged on nothing", arguments: Language.allCases)
  func isTold(language: Language) throws {
    let cohort = Cohort(
      seed: 7, kinds: [.good, .slowCareful, .padder, .leaker, .fastSloppy, .tooLittle], language: language, weeks: 4)
    let folder = try TemporaryFolder()
    try cohort.build(in: folder.path)
    let now = ["--now", WorkCalendar(weeks: 4).after]
    let imported = try AssayCommand.run(["records", "import"] + now, in: folder.path)
    #expect(imported.code == 0, "\(imported.errors)")
    let told = try AssayCommand.run(
      ["recommend", "--week", WorkCalendar.isoWeek(3), "--format", "json"] + now, in: folder.path)
    #expect(told.code == 0, "\(told.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(told.output.utf8))
    for person in cohort.people {
      let outcome = try #require(answer.recommendations.first { $0.contractor == person.id }?.recommendation)
      switch person.kind.truth {
      case .good: #expect(outcome != "release", "seed \(cohort.seed): \(person.kind)")
      case .bad: #expect(outcome != "keep", "seed \(cohort.seed): \(person.kind)")
      case .unknown: #expect(outcome == "insufficient-evidence", "seed \(cohort.seed): \(person.kind)")
      case .mixed: break
      }
    }
  }
}
