internal import CohortGenerator
internal import Foundation

/// Builds cohorts whose truth is planted, or runs a built Assay over many of them and says how often it was right.
///
///     CohortTruth build FOLDER SEED [WEEKS]
///     CohortTruth run ASSAY CONTRACTORS [odd|even] [DETAILS]
///     CohortTruth outcomes ASSAY CONTRACTORS [odd|even] [DETAILS]
///
/// `outcomes` leaves the calibration out, and with it the trials that it takes. Even seeds are for tuning, odd ones are reported. DETAILS is a file that gets one line of JSON a recommendation.
@main
enum CohortTruth {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "build" where (3...4).contains(arguments.count):
      guard let seed = UInt64(arguments[2]), let weeks = arguments.count > 3 ? Int(arguments[3]) : 6, weeks > 0 else {
        return usage()
      }
      try FileManager.default.createDirectory(atPath: arguments[1], withIntermediateDirectories: true)
      let cohort = Cohort(seed: seed, weeks: weeks)
      let built = try cohort.build(in: arguments[1])
      for person in cohort.people { print("\(person.id): \(person.kind.rawValue), \(person.kind.truth.rawValue)") }
      print("\(built.commits) commits, main at \(built.head)")
    case "run" where (3...5).contains(arguments.count), "outcomes" where (3...5).contains(arguments.count):
      guard let contractors = Int(arguments[2]), contractors > 0 else { return usage() }
      let parity = arguments.count > 3 ? arguments[3] : "odd"
      guard ["odd", "even"].contains(parity) else { return usage() }
      try Benchmark(
        assay: arguments[1], contractors: contractors, isOdd: parity == "odd",
        details: arguments.count > 4 ? arguments[4] : nil, calibrates: arguments[0] == "run"
      ).run()
    default: usage()
    }
  }

  private static func usage() {
    FileHandle.standardError.write(
      Data(
        "usage: CohortTruth build FOLDER SEED [WEEKS] | CohortTruth run|outcomes ASSAY CONTRACTORS [odd|even] [DETAILS]\n"
          .utf8))
    exit(2)
  }
}
