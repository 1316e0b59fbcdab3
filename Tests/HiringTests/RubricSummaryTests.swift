internal import Hiring
internal import Testing

struct RubricSummaryTests {
  @Test("means by criterion and judge, and how far two judges of one person were apart")
  func means() throws {
    var story = try HiringStory()
    for name in ["Ann", "Bea"] { try story.applicant(name, "Interviewed") }
    try story.interview("Ann", by: "Nora", [.skill: 5, .communication: 4])
    try story.interview("Ann", by: "Dana", [.skill: 3])
    try story.interview("Bea", by: "nora", [.skill: 2])
    let rubric = story.report().rubric
    #expect(rubric.interviews == 3)
    #expect(rubric.criteria.map(\.criterion) == [.skill, .communication])
    #expect(rubric.criteria.map(\.mean) == [10.0 / 3, 4])
    #expect(rubric.criteria.map(\.scores) == [3, 1])
    #expect(rubric.judges.map(\.name) == ["Dana", "Nora"])
    #expect(rubric.judges.map(\.interviews) == [1, 2])
    #expect(rubric.spread?.mean == 2 && rubric.spread?.largest == 2 && rubric.spread?.pairs == 1)
  }

  @Test("kept and released are compared from five people on each side on, and never before", arguments: [4, 5])
  func compared(_ people: Int) throws {
    var story = try HiringStory()
    for number in 0..<people {
      try story.applicant("K\(number)", "Kept")
      try story.applicant("R\(number)", "Released", reached: [.trial: "2026-10-05"])
      try story.interview("K\(number)", by: "Nora", [.skill: 5])
      try story.interview("K\(number)", by: "Dana", [.skill: 4])
      try story.interview("R\(number)", by: "Nora", [.skill: 3])
    }
    let skill = try #require(story.report().rubric.criteria.first)
    #expect(skill.kept.count == people && skill.kept.value == 4.5)
    #expect(skill.released.count == people && skill.released.value == 3)
    #expect(skill.difference == (people == 5 ? 1.5 : nil))
  }
}
