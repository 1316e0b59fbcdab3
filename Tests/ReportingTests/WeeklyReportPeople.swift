import Findings
import Hiring
import Judgement

extension WeeklyReportFixture {
  static let amir = ContractorPage(
    contractor: contractor("amir", "Amir K.", contract: "34848691", trial: CivilDate(year: 2026, month: 11, day: 20)),
    card: card(
      "amir", score(84, 5),
      [
        dimension(
          .security, 92, 5,
          [
            signal(
              "security.credentials", "Passwords and keys committed", 0, "count", of: 2_140, "changed lines", 100,
              "No password or key was committed in 2,140 changed lines.", threshold: "0 is 100, 1 is 40 (policy)"),
            signal(
              "security.findings", "Serious weaknesses brought in", 0.9, "per 1,000 changed lines", of: 2_140,
              "changed lines", 84, "2 brought in and 4 repaired: 0.9 per 1,000 changed lines.",
              threshold: "0 is 100, 2 is 60, 5 is 0 (policy)",
              evidence: [
                Evidence(
                  text: "A query is put together from text", repository: "storefront", commit: commit(11),
                  path: "src/search/query.js", line: 48)
              ]),
          ]),
        dimension(
          .quality, 81, 7,
          [
            signal(
              "quality.tests", "Changes that come with tests", 0.72, "share", of: 25, "changes", 81,
              "18 of 25 source changes came with a test change.")
          ]),
        dimension(
          .maintainability, 79, 6,
          [
            signal(
              "maintainability.complexity", "Lines in complicated functions", 0.06, "share", of: 1_480,
              "function lines",
              79, "6 % of the lines stand in functions that are hard to follow.")
          ]),
        dimension(.ownership, 88, 6, []),
        dimension(.delivery, 90, 6, []),
        dimension(.hours, 97, 3, []),
      ]),
    recommendation: Recommendation(
      contractor: "amir", week: week, outcome: .keep, confidence: .high,
      reasons: [
        .init(
          dimension: .quality, text: "18 of 25 changes came with tests, and none had to be repaired later.",
          evidence: [
            Evidence(
              text: "Tests for the refund path", repository: "storefront", commit: commit(12),
              path: "test/refund.test.js", line: 12)
          ]),
        .init(dimension: .hours, text: "Hours billed and tracked agree in all 5 weeks.", evidence: []),
      ],
      wouldChange: ["An overall score under 62 for two weeks would turn this into coach."],
      decideBy: CivilDate(year: 2026, month: 11, day: 20),
      releaseCost: ["1,204 lines in payments are known to nobody else."],
      questions: ["Would you write down how refunds are settled before the trial ends?"]),
    trend: trend([71, 76, 80, 82, 81, 84]),
    hours: [
      hours("amir", "34848691", weeksAgo: 1, billed: 28, tracked: 28, limit: 30, .match),
      hours("amir", "34848691", weeksAgo: 0, billed: 29.5, tracked: 29.25, limit: 30, .match),
    ],
    volume: .init(changes: 31, changedLines: 2_140, weeks: 6), notMeasured: [])

  static let bea = ContractorPage(
    contractor: contractor(
      "bea", "Beatriz Lima", contract: "34848702", trial: CivilDate(year: 2026, month: 11, day: 16)),
    card: card(
      "bea", score(44, 7),
      [
        dimension(
          .security, 18, 7, cap: "Held at 20: a live Stripe key was committed on 3 November and is still valid.",
          [
            signal(
              "security.credentials", "Passwords and keys committed", 2, "count", of: 1_310, "changed lines", 10,
              "2 keys were committed; 1 is still in the code 9 days after it was reported.",
              threshold: "0 is 100, 1 is 40, 2 is 10 (policy)",
              evidence: [
                Evidence(
                  text: "A live Stripe key", repository: "storefront", commit: commit(21),
                  path: "src/payments/config.js",
                  line: 7),
                Evidence(
                  text: "A database password, removed later and still in history", repository: "fulfilment",
                  commit: commit(22), path: "deploy/.env.production", line: 3),
              ]),
            signal(
              "security.repair", "Time to repair", 9, "days", of: 2, "serious findings", 30,
              "The first key took 9 days and is not rotated yet."),
          ]),
        dimension(
          .quality, 46, 9,
          [
            signal(
              "quality.tests", "Changes that come with tests", 0.1, "share", of: 21, "changes", 32,
              "2 of 21 source changes came with a test change."),
            signal(
              "quality.rework", "Changes repaired soon after", 0.24, "share", of: 21, "changes", 48,
              "5 of 21 changes were repaired or taken back within 30 days."),
          ]),
        dimension(.maintainability, 58, 8, []),
        dimension(.ownership, 71, 8, []),
        dimension(.delivery, 82, 8, []),
        dimension(.hours, 93, 4, []),
      ]),
    recommendation: Recommendation(
      contractor: "bea", week: week, outcome: .release, confidence: .high,
      reasons: [
        .init(
          dimension: .security,
          text: "A live payment key is still in the code 9 days after it was reported, the second key in three weeks.",
          evidence: [
            Evidence(
              text: "A live Stripe key", repository: "storefront", commit: commit(21), path: "src/payments/config.js",
              line: 7)
          ]),
        .init(
          dimension: .quality, text: "2 of 21 changes came with tests, and 5 had to be repaired within 30 days.",
          evidence: []),
      ],
      wouldChange: [
        "Rotating the Stripe key, and no key committed for two weeks, would turn this into coach.",
        "Tests with at least 10 of the next 20 changes would bring quality to the bar.",
      ],
      decideBy: CivilDate(year: 2026, month: 11, day: 16),
      releaseCost: [
        "Rotate 2 credentials first: the Stripe key and the database password of fulfilment.",
        "310 lines in shipping labels are known to nobody else; ask for a walk-through while the contract runs.",
      ],
      questions: [
        "Who else has seen the Stripe key, and when will it be rotated?",
        "What stops you from writing a test with each change?",
      ]),
    trend: trend([61, 58, nil, 52, 47, 44]),
    hours: [
      hours("bea", "34848702", weeksAgo: 1, billed: 30, tracked: 29.5, limit: 30, .match),
      hours("bea", "34848702", weeksAgo: 0, billed: 27, tracked: 26.5, limit: 30, .note, reasons: ["30 min apart."]),
    ],
    volume: .init(changes: 24, changedLines: 1_310, weeks: 6),
    notMeasured: ["Dependencies were not checked: no advisory database was imported."])

  static let dev = ContractorPage(
    contractor: contractor("dev", "Dev Patel", contract: "34848755", limit: 40),
    card: card(
      "dev", score(63, 6),
      [
        dimension(.security, 86, 6, []), dimension(.quality, 68, 8, []), dimension(.maintainability, 72, 7, []),
        dimension(.ownership, 74, 7, []), dimension(.delivery, 55, 9, []),
        dimension(
          .hours, 22, 5,
          [
            signal(
              "hours.difference", "Hours billed beyond hours tracked", 11.5, "hours", of: 6, "contract-weeks", 15,
              "11 h 30 min more were billed than tracked this week.",
              threshold: "up to 0.5 h is 100, 2 h is 60, 5 h is 20 (policy)",
              evidence: [Evidence(text: "38 h billed in the week of 9 November", record: "upwork-weekly.csv:9")]),
            signal(
              "hours.memos", "Time entries that say what was done", 0.31, "share", of: 42, "entries", 35,
              "13 of 42 entries say what was done."),
          ]),
      ]),
    recommendation: Recommendation(
      contractor: "dev", week: week, outcome: .coach, confidence: .medium,
      reasons: [
        .init(
          dimension: .hours,
          text: "11 h 30 min were billed this week without any tracked time behind them; the first such week.",
          evidence: [Evidence(text: "38 h billed, 26 h 30 min tracked", record: "upwork-weekly.csv:9")]),
        .init(dimension: .delivery, text: "4 of 9 changes name no task.", evidence: []),
      ],
      wouldChange: [
        "A difference of at most 30 min for the next two weeks would turn this into keep.",
        "A second week over the tolerance would turn this into release.",
      ], decideBy: nil, releaseCost: ["640 lines in the price import are known to nobody else."],
      questions: ["Which tasks do the 11 h 30 min of Thursday and Friday belong to?"]),
    trend: trend([66, 69, 70, 71, 70, 63]),
    hours: [
      hours("dev", "34848755", weeksAgo: 1, billed: 31, tracked: 30, limit: 40, .note, reasons: ["1 h apart."]),
      hours(
        "dev", "34848755", weeksAgo: 0, billed: 38, tracked: 26.5, limit: 40, .overBilled,
        reasons: ["11 h 30 min more billed than tracked; the tolerance is 30 min."]),
    ],
    volume: .init(changes: 19, changedLines: 1_655, weeks: 6), notMeasured: [])

  static let ines = ContractorPage(
    contractor: contractor("ines", "Inês Carvalho 李", contract: "34848790"),
    card: card(
      "ines", score(78, 6),
      [
        dimension(.security, 83, 6, []), dimension(.quality, 76, 7, []),
        dimension(
          .maintainability, 85, 5,
          [
            signal(
              "maintainability.health", "Health of the functions they touched", 14, "points", of: 38, "functions", 91,
              "The 38 functions they touched are 14 points healthier than before.")
          ]), dimension(.ownership, 69, 8, []), dimension(.delivery, 80, 7, []), dimension(.hours, 91, 4, []),
      ]),
    recommendation: Recommendation(
      contractor: "ines", week: week, outcome: .keep, confidence: .medium,
      reasons: [
        .init(
          dimension: .maintainability,
          text: "The oldest and worst part of fulfilment got 14 points healthier under her hands.",
          evidence: [
            Evidence(
              text: "A function of 48 paths became five of at most 9", repository: "fulfilment", commit: commit(41),
              path: "app/Legacy/OrderRouter.php", line: 120)
          ])
      ], wouldChange: [], decideBy: nil, releaseCost: [], questions: ["Could Amir review your next two changes?"]),
    trend: trend([nil, 64, 70, 73, 77, 78]),
    hours: [hours("ines", "34848790", weeksAgo: 0, billed: 24, tracked: 24, limit: 30, .match)],
    volume: .init(changes: 22, changedLines: 2_905, weeks: 5), notMeasured: [])

  static let tomas = ContractorPage(
    contractor: contractor("tomas", "Tomáš Novák", .designer, contract: "FO71B2C3", platform: .fiverr, limit: nil),
    card: card(
      "tomas", nil, reason: "2 changes with 61 changed lines in 1 week: under the policy’s floor of 5 changes.",
      coverage: nil,
      [
        missing(.security, .notAssessed, "under the evidence floor"),
        missing(.quality, .notAssessed, "under the evidence floor"),
        missing(.maintainability, .notAssessed, "under the evidence floor"),
        missing(.ownership, .notAssessed, "under the evidence floor"),
        dimension(.delivery, 70, 18, []),
        missing(.hours, .notApplicable, "fixed price"),
      ]),
    recommendation: Recommendation(
      contractor: "tomas", week: week, outcome: .insufficientEvidence, confidence: .low,
      reasons: [
        .init(dimension: .delivery, text: "2 changes in 1 week are too few to judge anything.", evidence: [])
      ], wouldChange: ["3 more merged changes and 1 more week would be enough to grade."],
      decideBy: CivilDate(year: 2026, month: 11, day: 27), releaseCost: [], questions: []),
    trend: trend([nil]), hours: [], volume: .init(changes: 2, changedLines: 61, weeks: 1),
    notMeasured: ["Hours: the contract has a fixed price."])
}
