namespace OpenImapi.Formats;

/// <summary>A <see cref="DiscError"/> that happened. Its HResult is the error's.</summary>
public class DiscException : Exception
{
    /// <param name="error">Which error.</param>
    /// <param name="happened">What happened here, naming the file, block or drive; else the error's own text.</param>
    /// <param name="advice">What to do here; else the error's own advice.</param>
    /// <param name="inner">The cause.</param>
    public DiscException(DiscError error, string? happened = null, string? advice = null, Exception? inner = null)
        : base(happened ?? error.Text, inner)
    {
        Error = error;
        Advice = advice ?? error.Advice;
        HResult = error.HResult;
    }

    public DiscError Error { get; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; }
}
