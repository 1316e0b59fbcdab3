import ArgumentParser
import Foundation

/// The command line: parse, call, render, exit code.
@main
struct Assay: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "The owner's senior technical read on code that contractors deliver.",
    discussion: """
      Reads contractor repositories, judges what each change did, and, with the hiring records, says whom to keep.
      Exit codes: 0 done and passed; 1 the gate or --fail-on failed; 2 the command or a config file is wrong; \
      3 could not judge.
      """,
    version: version,
    subcommands: [
      ScanCommand.self,
      MeasureCommand.self,
      HistoryCommand.self,
      OwnershipCommand.self,
      GateCommand.self,
      HookCommand.self,
      ReconcileCommand.self,
      ScorecardCommand.self,
      RecommendCommand.self,
      DecideCommand.self,
      OffboardCommand.self,
      EvaluateCommand.self,
      CostCommand.self,
      RecordsCommand.self,
      RulesCommand.self,
      DoctorCommand.self,
      DemoCommand.self,
    ])

  static func main() async {
    leaveNoCoreFile()
    let known = configuration.subcommands.map { $0._commandName } + ["help"]
    if let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), !known.contains(word) {
      Console.error(Wording.unknown("command", word, among: known))
      leave(Exit.usage)
    }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot()
    } catch {
      leave(parsing: error)
    }
    do {
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as ExitCode {
      leave(error.rawValue)
    } catch let error where exitCode(for: error) == .success {
      exit(withError: error)
    } catch let error as ValidationError {
      leave(parsing: error)
    } catch {
      let failure = CommandError.wrapping(error)
      Console.error(failure.message)
      leave(failure.code)
    }
  }

  /// What is read holds secrets, and a core file would keep them.
  private static func leaveNoCoreFile() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      let core = __rlimit_resource_t(RLIMIT_CORE.rawValue)
    #else
      let core = RLIMIT_CORE
    #endif
    if setrlimit(core, &none) != 0 {
      Console.error("warning: a crash may leave a core file behind: \(String(cString: strerror(errno)))")
    }
  }

  /// The program's one way out with a code; ArgumentParser's own `exit` hides the system's.
  private static func leave(_ code: Int32) -> Never { Foundation.exit(code) }

  /// Help and version are answers, exit 0; everything else that does not parse is the user's to mend, exit 2.
  private static func leave(parsing error: any Error) -> Never {
    if exitCode(for: error) == .success { exit(withError: error) }
    Console.error(fullMessage(for: error).trimmingCharacters(in: .newlines), prefixed: false)
    leave(Exit.usage)
  }
}
