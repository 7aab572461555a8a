namespace OpenImapi.Cli;

/// <summary>A later copy was not made. The cause is the inner exception, and decides the exit code.</summary>
internal sealed class LaterCopyException(IReadOnlyList<BurnedDisc> discs, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The copies made before it.</summary>
    public IReadOnlyList<BurnedDisc> Discs => discs;

    /// <summary>The failure of the later copy, with the discs that are there all the same.</summary>
    public Failure ToFailure()
    {
        var failure = Failure.Of(InnerException!);
        return failure with { Happened = $"{failure.Happened} Burned before it: {string.Join(", ", discs.Select(disc => disc.Words()))}.", Discs = discs };
    }
}
