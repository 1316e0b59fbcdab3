#nullable enable
using System;
using static System.Math;
using Alias = System.Collections.Generic.Dictionary<string, int[]>;

namespace Shop.Orders
{
    /// <summary>Orders, with "quotes" and 'others'.</summary>
    [Serializable, Table("orders", Schema = @"d""b\")]
    public sealed partial class Order<T> : Base, IComparable<Order<T>> where T : class?, new()
    {
        #region Fields
        private const char Quote = '\'', Slash = '/', Escaped = '\u0041';
        private readonly string path = @"C:\dir\" + "it's \"quoted\"";
        private static readonly decimal Rate = 1_000.5m / 0xFF / 2;
        #endregion

        public string Name { get; init; } = $"{nameof(Order<T>)}";
        public int Size => lines.Count / 2;
        public event EventHandler<EventArgs>? Changed { add { } remove { } }

        public Order(string name) : base(name) => Name = name ?? throw new ArgumentNullException(nameof(name));

        public async Task<T?> FindAsync<TKey>(TKey key, CancellationToken token = default) where TKey : notnull
        {
            var text = $"Order {Name,-10:X4} costs {Rate:#,##0.00} {{literal}} {(Size > 1 ? "many" : $"one {Name}")}";
            var path = $@"{this.path}\{Name}""quoted"" {{x}}";
            var raw = """
                SELECT "id" FROM 'orders' // no comment
                """;
            var json = $$"""{ "name": {{Name}}, "set": {1, 2} }""";
#if DEBUG && !TRACE
            Console.WriteLine(text);
#else
            await Task.Delay(10, token).ConfigureAwait(false);
#endif
            foreach (var (index, line) in lines.Select((l, i) => (i, l)))
            {
                if (index is > 0 and < 10 || line?.Name is not null && line!.Count != 0) continue;
                else if (index == 5) goto done;
            }
            lock (this) { Name ??= ""; }
            try { using var reader = Open(path); } catch (IOException e) when (e.HResult == 1) { throw; } finally { }
            return key switch
            {
                string { Length: > 3 } s => Parse(s),
                int n when n > 3 => null,
                _ => default,
            };
            done:
            Func<int, int> twice = static x => { return x * 2; };
            do { twice(1); } while (Size < 3);
            /* plain */ /**/
            return null;
        }

        public static bool operator <(Order<T> a, Order<T> b) => a.Size < b.Size;
        public int this[int index] { get => index; set { _ = value; } }
    }

    public record struct Point(int X, int Y = 2);
    public enum State : byte { Open = 1 << 0, Closed }
}
