internal import CohortGenerator
internal import Foundation

@main
enum CohortTruth {
  static func main() throws {
    let seed = UInt64(CommandLine.arguments[2]) ?? 1
    let built = try Cohort(seed: seed).build(in: CommandLine.arguments[1])
    print(built)
  }
}
