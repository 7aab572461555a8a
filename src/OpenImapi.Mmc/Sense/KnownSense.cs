namespace OpenImapi.Mmc;

/// <summary>The sense that drives and this program use by name.</summary>
public static class KnownSense
{
    public static readonly SenseData NotReadyBecomingReady = new(SenseKey.NotReady, 0x04, 0x01);
    public static readonly SenseData FormatInProgress = new(SenseKey.NotReady, 0x04, 0x04);
    public static readonly SenseData OperationInProgress = new(SenseKey.NotReady, 0x04, 0x07);
    public static readonly SenseData LongWriteInProgress = new(SenseKey.NotReady, 0x04, 0x08);
    public static readonly SenseData CannotReadUnknownFormat = new(SenseKey.NotReady, 0x30, 0x01);
    public static readonly SenseData IncompatibleMedium = new(SenseKey.IllegalRequest, 0x30, 0x00);
    public static readonly SenseData CannotWriteMedium = new(SenseKey.IllegalRequest, 0x30, 0x05);
    public static readonly SenseData CannotFormatMedium = new(SenseKey.IllegalRequest, 0x30, 0x06);
    public static readonly SenseData MediumNotPresent = new(SenseKey.NotReady, 0x3A, 0x00);
    public static readonly SenseData MediumNotPresentTrayClosed = new(SenseKey.NotReady, 0x3A, 0x01);
    public static readonly SenseData MediumNotPresentTrayOpen = new(SenseKey.NotReady, 0x3A, 0x02);
    public static readonly SenseData WriteError = new(SenseKey.MediumError, 0x0C, 0x00);
    public static readonly SenseData LossOfStreaming = new(SenseKey.MediumError, 0x0C, 0x09);
    public static readonly SenseData UnrecoveredReadError = new(SenseKey.MediumError, 0x11, 0x00);
    public static readonly SenseData PowerCalibrationAreaFull = new(SenseKey.MediumError, 0x73, 0x02);
    public static readonly SenseData NoDefectSpareLocationAvailable = new(SenseKey.MediumError, 0x32, 0x00);
    public static readonly SenseData InternalTargetFailure = new(SenseKey.HardwareError, 0x44, 0x00);
    public static readonly SenseData InvalidCommandOperationCode = new(SenseKey.IllegalRequest, 0x20, 0x00);
    public static readonly SenseData LogicalBlockAddressOutOfRange = new(SenseKey.IllegalRequest, 0x21, 0x00);
    public static readonly SenseData InvalidAddressForWrite = new(SenseKey.IllegalRequest, 0x21, 0x02);
    public static readonly SenseData InvalidFieldInCdb = new(SenseKey.IllegalRequest, 0x24, 0x00);
    public static readonly SenseData InvalidFieldInParameterList = new(SenseKey.IllegalRequest, 0x26, 0x00);
    public static readonly SenseData ParameterListLengthError = new(SenseKey.IllegalRequest, 0x1A, 0x00);
    public static readonly SenseData CommandSequenceError = new(SenseKey.IllegalRequest, 0x2C, 0x00);
    public static readonly SenseData MediumRemovalPrevented = new(SenseKey.IllegalRequest, 0x53, 0x02);
    public static readonly SenseData EndOfUserAreaEncountered = new(SenseKey.IllegalRequest, 0x63, 0x00);
    public static readonly SenseData PacketDoesNotFit = new(SenseKey.IllegalRequest, 0x63, 0x01);
    public static readonly SenseData IllegalModeForThisTrack = new(SenseKey.IllegalRequest, 0x64, 0x00);
    public static readonly SenseData SessionFixationError = new(SenseKey.MediumError, 0x72, 0x00);
    public static readonly SenseData SessionFixationErrorIncompleteTrack = new(SenseKey.IllegalRequest, 0x72, 0x03);
    public static readonly SenseData EmptyOrPartiallyWrittenReservedTrack = new(SenseKey.IllegalRequest, 0x72, 0x04);
    public static readonly SenseData NoMoreTrackReservationsAllowed = new(SenseKey.IllegalRequest, 0x72, 0x05);
    public static readonly SenseData MediumMayHaveChanged = new(SenseKey.UnitAttention, 0x28, 0x00);
    public static readonly SenseData PowerOnResetOrBusDeviceReset = new(SenseKey.UnitAttention, 0x29, 0x00);
    public static readonly SenseData ModeParametersChanged = new(SenseKey.UnitAttention, 0x2A, 0x01);
    public static readonly SenseData OperatorRequestOrStateChange = new(SenseKey.UnitAttention, 0x5A, 0x00);
    public static readonly SenseData OperatorMediumRemovalRequest = new(SenseKey.UnitAttention, 0x5A, 0x01);
    public static readonly SenseData WriteProtected = new(SenseKey.DataProtect, 0x27, 0x00);
    public static readonly SenseData PersistentWriteProtect = new(SenseKey.DataProtect, 0x27, 0x04);
    public static readonly SenseData BlankCheck = new(SenseKey.BlankCheck, 0x00, 0x00);
}
