using System.Collections.Immutable;

namespace OpenImapi.Com;

/// <summary>
/// What COM's enumerators have in common. They walk over what there was when they were made; what <see cref="Next"/> does not fill is zero.
/// </summary>
/// <typeparam name="TItem">What is walked over.</typeparam>
/// <typeparam name="TElement">What the client gets of it.</typeparam>
/// <param name="items">All of them.</param>
/// <param name="position">How many were given already.</param>
internal abstract unsafe class Enumerator<TItem, TElement>(ImmutableArray<TItem> items, int position)
    where TElement : unmanaged
{
    /// <summary>The most elements that a client has room for. Of an array that claims more, nothing is touched but what is given, and the first where nothing is.</summary>
    private const uint MostAtOnce = 1 << 16;

    private readonly Lock gate = new();
    private int position = position;

    public int Next(uint count, TElement* wanted, uint* fetched)
    {
        if (fetched is not null)
            *fetched = 0;
        if (fetched is null && count != 1 || wanted is null && count > 0)
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            var taken = Take(count);
            new Span<TElement>(wanted, (int)Math.Max(count <= MostAtOnce ? count : 1, (uint)taken.Length)).Clear();
            for (var i = 0; i < taken.Length; i++)
                wanted[i] = Give(taken[i]);
            if (fetched is not null)
                *fetched = (uint)taken.Length;
            return taken.Length == count ? Result.Ok : Result.False;
        });
    }

    public int Skip(uint count) => Take(count).Length == count ? Result.Ok : Result.False;

    public int Reset()
    {
        lock (gate)
            position = 0;
        return Result.Ok;
    }

    public int Clone(void** copy)
    {
        if (copy is null)
            return Result.Pointer;
        *copy = null;
        return Handing.Do(() =>
        {
            lock (gate)
                *copy = Copy(items, position);
        });
    }

    /// <summary>An element that the client owns.</summary>
    protected abstract TElement Give(TItem item);

    /// <summary>A reference to another enumerator at this place.</summary>
    protected abstract void* Copy(ImmutableArray<TItem> items, int position);

    private ImmutableArray<TItem> Take(uint count)
    {
        lock (gate)
        {
            var taken = items.Slice(position, (int)Math.Min(count, (uint)(items.Length - position)));
            position += taken.Length;
            return taken;
        }
    }
}
