defmodule Shop.Orders do
  @moduledoc """
  Orders, with "quotes" and #{"code"}.
  """

  use GenServer, restart: :temporary
  alias Shop.{Order, Line}
  import Ecto.Query, only: [from: 2]
  require Logger

  @pattern ~r/^\/orders\/(?<id>\d+)["']$/iu
  @words ~w(open closed #{:atom})a
  @raw ~S(no #{code} here)
  @timeout 5_000

  defstruct name: nil, lines: [], "quoted key": 1

  @doc "The total of an order."
  @spec total(%Order{}, float()) :: {:ok, number} | {:error, atom}
  def total(order, rate \\ 1.5e-3)

  def total(%Order{lines: []} = _order, _rate), do: {:error, :empty}

  def total(%Order{lines: lines} = order, rate) when is_list(lines) and rate > 0 do
    sum =
      lines
      |> Enum.reject(&is_nil(&1.price))
      |> Enum.map(fn %Line{price: price} -> price / rate end)
      |> Enum.sum()

    text = "it's #{order.name} costs #{if sum > 10, do: "much #{sum}}", else: "{"} \#{not}"
    heredoc = """
    several "lines" #{text}
    """
    charlist = 'single #{1 + 1}'
    codes = [?a, ?\n, ?', ?", 0x1F, 0b11]
    <<head::binary-size(2), rest::bits>> = text

    case {sum, head} do
      {0, _} -> :none
      {n, "ab" <> _} when n in 1..10 -> :some
      _ -> raise ArgumentError, message: ~s{no #{inspect(sum)}}
    end
  rescue
    error in [ArgumentError, KeyError] -> Logger.error("failed: #{inspect(error)}")
  else
    x -> x
  after
    :ok
  end

  defp valid?(order), do: !is_nil(order) && order.name != "" || false

  defmacro unless!(condition, do: block) do
    quote do
      if !unquote(condition), do: unquote(block)
    end
  end

  def loop(state) do
    receive do
      {:stop, from} -> send(from, :done)
    after
      @timeout -> loop(%{state | count: state.count + 1})
    end
    for x <- 1..3, y = x * 2, rem(y, 2) == 0, into: %{}, do: {x, y}
    with {:ok, a} <- fetch(:a), :"odd atom" <- a do
      a
    end
  end
end
