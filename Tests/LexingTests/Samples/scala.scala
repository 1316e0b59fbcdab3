package com.example.shop

import scala.collection.mutable.{Map => MutableMap, _}

/* outer /* nested */ still a comment */
/** Orders, with "quotes" and 'others'. */
@SerialVersionUID(1L)
sealed abstract class Order[+T <: AnyRef](val name: String, private var count: Int = 1)(implicit ctx: Context)
    extends Base with Ordered[Order[_]] {

  def size = lines.length / 2

  def total(rate: Double)(each: T => Double): Double = {
    var sum = 0x1F + 1e-3 / 2 / 1
    for (line <- lines if line != null && sum > 3; extra = line.hashCode) {
      sum += each(line) / rate
    }
    while (sum > 10 || !lines.isEmpty) sum -= 1
    sum
  }

  def label: String = s"it's $name costs ${lines.map(l => s"${l.toString + "}"}").mkString(", ")} $$5"

  val raw = raw"C:\dir\n" + f"$count%05d ${count / 2}%.2f"
  val long = """SELECT "id" -- // no comment
    'x' \ """ + s"""
    |nested ${if (count > 1) """inner "quotes" """ else "{"}
    |""".stripMargin
  val chars = List('a', '\'', '"', '\u0041', '/')
  val symbol = 'name
  val `a name` = 1

  override def compare(that: Order[_]): Int = this.count - that.count

  def describe(value: Any): String = value match {
    case Order(n, _) if n.nonEmpty => n
    case x: Int => "int " + x
    case 'a' | "b" => "letter"
    case _ => throw new IllegalStateException(s"no $value")
  }
}

object Order {
  implicit class Rich(private val text: String) extends AnyVal { def shout = text.toUpperCase + "!" }
  def apply[T <: AnyRef](name: String): Option[Order[T]] =
    try { None } catch { case e: Exception if e != null => None } finally { println("done") }
  val twice = (x: Int) => x * 2
  val partial: PartialFunction[Int, String] = { case n if n > 3 => "many" }
}

case class Line(id: Int, name: String)

trait Store { type Key; def find(key: Key): Either[Error, Line] }

enum State(val code: Int):
  case Open extends State(1)
  case Closed extends State(2)

given ordering: Ordering[Line] with
  def compare(a: Line, b: Line) = if a.id < b.id then -1 else 1
