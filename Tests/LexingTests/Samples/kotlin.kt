@file:JvmName("Orders")

package com.example.shop

import kotlin.math.max as maximum

/* outer /* nested */ still a comment */
/** Orders, /* nested */ documented. */
@Serializable
data class Order<out T : Any>(val id: Int, var name: String = "it's ${"nested ${"}"} text"}", val lines: List<T>) {
  val size: Int get() = lines.size / 2
  var limit: Int = 10
    private set(value) { field = maximum(value, 0x1F) }

  companion object {
    const val QUERY = """
      SELECT "id" FROM orders -- // no comment
      WHERE name = '${'$'}{name}' and $id = ${if (1 > 0) "}" else "{"}
    """
    @JvmStatic fun <T : Any> of(vararg items: T): Order<T> = Order(1, "a", items.toList())
  }

  operator fun plus(other: Order<*>): Int = id + other.id
}

sealed interface State {
  object Open : State
  class Closed(val reason: Char = '\'') : State
}

suspend inline fun <reified T> load(path: String, crossinline block: suspend (T) -> Unit): T? where T : Any {
  val `a name` = path.trim() as? T ?: return null
  label@ for ((index, value) in path.withIndex()) {
    if (index !in 1..10 step 2 && value != '"') continue@label
  }
  val text = when (val state = find(path)) {
    is State.Open, null -> "open"
    is State.Closed -> "closed: ${state.reason} \$not \"quoted\""
    else -> throw IllegalStateException("no $state")
  }
  try {
    listOf(1, 2).map { it * 2 }.filter { x -> x > 1 }.forEach { (a, b) -> println("$a.b ${a.b}") }
  } catch (error: Exception) {
    error.message?.let { println(it) } ?: run { }
  } finally {
    do { val x = 1 } while (x < 2)
  }
  val listener = object : Listener { override fun call() = Unit }
  return `a name`!!.also { block(it) }
}

typealias Handler = (Order<*>, Int) -> Unit
val lambda: Handler = { order, _ -> order.id }
fun String.shout() = "${uppercase()}!"
