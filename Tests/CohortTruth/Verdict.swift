internal import CohortGenerator

/// One recommendation beside the truth.
struct Verdict: Encodable {
  var seed: UInt64
  var language: String
  var contractor: String
  var kind: ContractorKind
  var truth: ContractorKind.Truth
  /// From 1.
  var week: Int
  var outcome: String
  /// The overall score, where the week's card was read.
  var overall: Double?
  var low: Double?
  var high: Double?
  var reasons: [String]
  /// The week's card, where it was read: what a change to the model can be tried on without another run.
  var dimensions: [Scorecards.Dimension]?
  /// What its signals are expected to show.
  var expected: [String: Double]?
}

/// How often each outcome came, and which aims hold.
struct Outcomes {
  static let names = ["keep", "coach", "release", "insufficient-evidence"]
  let verdicts: [Verdict]
  /// Weeks of the trial.
  let weeks: Int

  /// Lines: a kind and, for each week, how many of a hundred were kept, coached, released and not judged.
  func table() -> [String] {
    var lines = [
      pad("kind (truth), contractors", 42) + (1...weeks).map { pad("week \($0)", 17) }.joined(),
      pad("", 42) + (1...weeks).map { _ in pad("keep coa rel ins", 17) }.joined(),
    ]
    for kind in ContractorKind.allCases {
      let own = verdicts.filter { $0.kind == kind }
      let count = own.count { $0.week == 1 }
      guard count > 0 else { continue }
      let cells = (1...weeks).map { week -> String in
        let ofWeek = own.filter { $0.week == week }
        return pad(
          Self.names.map { name in
            pad(
              "\(Int((100 * Double(ofWeek.count { $0.outcome == name }) / Double(max(1, ofWeek.count))).rounded()))", 4)
          }.joined(), 17)
      }
      lines.append(pad("\(kind.rawValue) (\(kind.truth.rawValue)), \(count)", 42) + cells.joined())
    }
    return lines
  }

  /// Each aim with what was reached.
  func aims() -> [String] {
    let third = verdicts.filter { $0.week == 3 }
    let later = verdicts.filter { $0.week >= 3 }
    func good(_ list: [Verdict]) -> [Verdict] { list.filter { $0.truth == .good } }
    func bad(_ list: [Verdict]) -> [Verdict] { list.filter { $0.truth == .bad } }
    func share(_ list: [Verdict], _ holds: (Verdict) -> Bool) -> Double {
      list.isEmpty ? 0 : 100 * Double(list.count(where: holds)) / Double(list.count)
    }
    func line(_ words: String, _ reached: Double, _ aim: String, _ holds: Bool) -> String {
      "\(holds ? "holds " : "MISSED") \(pad(words, 66)) \(oneDigit(reached)) % (aim \(aim))"
    }
    let toKeep = share(good(third)) { $0.outcome == "keep" || $0.outcome == "coach" && !isReleasedLater($0) }
    let toRelease = share(bad(third)) { $0.outcome == "release" || $0.outcome == "coach" && isReleasedLater($0) }
    let badNotKept = share(bad(third)) { $0.outcome == "release" || $0.outcome == "coach" }
    let goodReleased = share(good(later)) { $0.outcome == "release" }
    let badKept = share(bad(later)) { $0.outcome == "keep" }
    let unknownJudged = share(verdicts.filter { $0.truth == .unknown }) { $0.outcome != "insufficient-evidence" }
    let unjudged = share(third.filter { $0.truth == .good || $0.truth == .bad }) {
      $0.outcome == "insufficient-evidence"
    }
    return [
      line("week 3: good kept, or coached and not released by the end", toKeep, ">= 95", toKeep >= 95),
      line("week 3: bad released, or coached and released by the end", toRelease, ">= 95", toRelease >= 95),
      line("week 3: bad released or coached at all", badNotKept, ">= 95", badNotKept >= 95),
      line("weeks 3 to \(weeks): good released", goodReleased, "< 1", goodReleased < 1),
      line("weeks 3 to \(weeks): bad kept", badKept, "< 1", badKept < 1),
      line("too little to judge, and judged all the same", unknownJudged, "< 1", unknownJudged < 1),
      "       \(pad("week 3: good or bad, and not judged", 66)) \(oneDigit(unjudged)) %",
    ]
  }

  private func isReleasedLater(_ verdict: Verdict) -> Bool {
    verdicts.contains {
      $0.seed == verdict.seed && $0.contractor == verdict.contractor && $0.week > verdict.week
        && $0.outcome == "release"
    }
  }
}

func pad(_ text: String, _ width: Int) -> String {
  text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
}

func oneDigit(_ number: Double) -> String { String((number * 10).rounded() / 10) }
