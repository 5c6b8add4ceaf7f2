namespace Heppy;

/// <summary>Choosing by a shift.</summary>
public static class ShiftChoice
{
    extension(Shift shift)
    {
        /// <summary>One of three things: <c>shift.Pick("nominal", "systup", "systdown")</c>.</summary>
        /// <typeparam name="T">Type of the things.</typeparam>
        /// <param name="nominal">For no shift.</param>
        /// <param name="up">For up.</param>
        /// <param name="down">For down.</param>
        public T Pick<T>(T nominal, T up, T down) => shift switch
        {
            Shift.Up => up,
            Shift.Down => down,
            _ => nominal,
        };
    }
}
