package import Findings

package enum FunctionHealth {
  package static func health(of function: FunctionMeasure) -> Double { 100 }
  package static func health(of file: FileMeasure) -> Double { 100 }
}
