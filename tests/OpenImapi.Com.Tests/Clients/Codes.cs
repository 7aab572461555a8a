namespace OpenImapi.Com.Tests;

/// <summary>Results as imapierror.h and winerror.h publish them, written by hand.</summary>
internal static class Codes
{
    public const int PropertiesIgnored = 0x00040200;
    public const int NotOpened = unchecked((int)0x8004020B);
    public const int UserAbort = unchecked((int)0x8004020D);
    public const int Generic = unchecked((int)0x8004020E);
    public const int MediumNotPresent = unchecked((int)0x8004020F);
    public const int MediumInvalidType = unchecked((int)0x80040210);
    public const int NotAccessible = unchecked((int)0x80040212);
    public const int NotPresent = unchecked((int)0x80040213);
    public const int TrackNotOpen = unchecked((int)0x8004021A);
    public const int TrackOpen = unchecked((int)0x8004021B);
    public const int DiscFull = unchecked((int)0x8004021C);
    public const int BadJolietName = unchecked((int)0x8004021D);
    public const int InvalidImage = unchecked((int)0x8004021E);
    public const int NoActiveRecorder = unchecked((int)0x80040220);
    public const int WrongFormat = unchecked((int)0x80040221);
    public const int AlreadyOpen = unchecked((int)0x80040222);
    public const int WrongDisc = unchecked((int)0x80040223);
    public const int FileExists = unchecked((int)0x80040224);
    public const int StashInUse = unchecked((int)0x80040225);
    public const int StillInUse = unchecked((int)0x80040226);
    public const int TrackNotBigEnough = unchecked((int)0x8004022D);
    public const int BootImageAndNonblankDisc = unchecked((int)0x8004022E);
    public const int NotImplemented = unchecked((int)0x80004001);
    public const int NoInterface = unchecked((int)0x80004002);
    public const int Pointer = unchecked((int)0x80004003);
    public const int Fail = unchecked((int)0x80004005);
    public const int InvalidArgument = unchecked((int)0x80070057);

    /// <summary>STG_E_READFAULT.</summary>
    public const int ReadFault = unchecked((int)0x8003001E);
}
