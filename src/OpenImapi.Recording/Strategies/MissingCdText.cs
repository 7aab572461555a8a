using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What becomes of CD-TEXT where it cannot be written.</summary>
internal static class MissingCdText
{
    /// <summary>Goes on without it and says so; or refuses, where the job asks for it. Nothing happens where there is none.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_NO_CD_TEXT.</exception>
    public static void WarnOrRefuse(BurnDesk desk, string reason)
    {
        if (desk.Job.Layout.Sessions[0].CdText.IsEmpty)
            return;
        if (desk.Job.RequireCdText)
            throw new DiscException(RecordingErrors.NoCdText, reason);
        desk.Warn($"{reason} The disc has none.");
    }
}
