using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Field verbs that responses share.</summary>
internal static class FieldExtensions
{
    /// <summary>A run of equal structures; a reader takes <paramref name="count"/> of them.</summary>
    public static ImmutableArray<TItem> Repeated<T, TItem>(this ref T f, ImmutableArray<TItem> items, int count)
        where T : struct, IFields, allows ref struct
        where TItem : struct, IStructure
    {
        var walked = ImmutableArray.CreateBuilder<TItem>(Math.Max(0, count));
        for (var i = 0; i < count; i++)
            walked.Add(f.Nested(!items.IsDefault && i < items.Length ? items[i] : default));
        return walked.DrainToImmutable();
    }

    /// <summary>How many items there are; a structure that was never filled has none.</summary>
    public static int Count<TItem>(this ImmutableArray<TItem> items) => items.IsDefault ? 0 : items.Length;
}
