/// The rule packs that ship with the program, checked and embedded when it was built.
///
/// The texts come from the files under `Rules/`; `RuleEngine.RuleLoading` decodes them.
package enum RulePacks {}
