using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>How much content a medium takes beside the padding that its rules ask for.</summary>
public static class MediumRoom
{
    /// <summary>The most blocks of content that can be recorded in one session.</summary>
    public static BlockCount ForContent(Medium medium) => ForContent(medium, medium.Free);

    /// <summary>
    /// The most blocks of a CD's session in one go: from the first track, its pre-gap of 150 blocks left out, to the lead-out. Gaps count.
    /// </summary>
    public static BlockCount ForSession(Medium medium) => medium is { LastLeadOut: { } end, NextWritable: { } start }
        ? BlockCount.Max(medium.Free, end - start)
        : medium.Free;

    /// <summary>The most blocks of content that fit, with their padding, into so many free ones on a medium of this kind.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: no medium of this kind can be recorded.</exception>
    public static BlockCount ForContent(Medium medium, BlockCount free)
    {
        var strategy = WriteStrategies.For(medium);
        var (fits, room) = (0L, Math.Max(0, free.Value));
        while (fits < room)
        {
            var tried = new BlockCount((fits + room + 1) / 2);
            if (tried + strategy.PaddingAfter(tried) <= free)
                fits = tried.Value;
            else
                room = tried.Value - 1;
        }

        return new(fits);
    }
}
