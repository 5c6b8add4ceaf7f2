namespace Heppy.Analyzers;

/// <summary>A factor to the weight of the event, nominal or shifted by a systematic uncertainty.</summary>
/// <typeparam name="T">Type of the item it belongs to.</typeparam>
/// <param name="item">The item.</param>
/// <param name="shift">Which way.</param>
public delegate double Factor<T>(in T item, Shift shift);
