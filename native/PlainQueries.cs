namespace OpenImapi;

/// <summary>
/// Select and Where for .NET 9's native compiler, nearer than those of System.Linq to whoever is in OpenImapi. What those return has virtual methods that are generic
/// again, and compiling all that could follow one another takes minutes and 100 MB. .NET 10 has UseSizeOptimizedLinq for that.
/// </summary>
internal static class PlainQueries
{
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (var each in source)
            yield return selector(each);
    }

    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (var each in source)
        {
            if (predicate(each))
                yield return each;
        }
    }
}
