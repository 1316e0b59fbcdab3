/// The owner's words for the stages of hiring.
struct StageWords {
  private let own: [String: HiringStage]

  /// Throws where `stages:` names a stage that there is not.
  init(_ options: ImportOptions, file: String) throws(RecordFileError) {
    var own: [String: HiringStage] = [:]
    for (words, stage) in options.stages.sorted(by: { $0.key < $1.key }) {
      guard let meaning = HiringStage(rawValue: stage) else {
        throw RecordFileError(
          .mapping, file: file, line: nil,
          problem: "`stages:` says that `\(words)` means `\(stage)`, which is no stage",
          advice: "stages are \(HiringStage.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      own[words.lowercased()] = meaning
    }
    self.own = own
  }

  /// What `words` mean: as the owner says, else as usual; nil where neither knows them.
  func meaning(of words: String) -> HiringStage? { own[words.lowercased()] ?? HiringStage.meaning(of: words) }
}
