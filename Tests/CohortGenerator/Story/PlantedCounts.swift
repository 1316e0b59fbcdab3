/// What was really planted for one person, counted while it was: the benchmark and the tests hold the repository
/// against it.
package struct PlantedCounts: Sendable, Codable {
  package var changes = 0
  package var changesAskedForTests = 0
  package var changesWithTests = 0
  package var vagueMessages = 0
  package var changesNamingTask = 0
  package var functions = 0
  package var knots = 0
  package var copies = 0
  package var risks = 0
  package var careless = 0
  package var repairedLater = 0
  package var floods = 0
  package var leaks = 0
  package var testRemovals = 0
  package var reformats = 0
  package var legacyRepairs = 0
  package var otherNames = 0
  package var strangers = 0
  package var paddedWeeks = 0
  package var pausedDays = 0
}
