// How often something may happen from one address: so much at once, and then so much each second.
export interface Bucket {
  /** False when it is too much. */
  take(address: string): boolean
}

export interface BucketSize {
  atOnce: number
  perSecond: number
}

export function bucketFor({ atOnce, perSecond }: BucketSize, most = 10_000): Bucket {
  const left = new Map<string, { count: number; at: number }>()
  return {
    take(address) {
      const now = Date.now()
      const found = left.get(address)
      const count = found ? Math.min(atOnce, found.count + ((now - found.at) / 1000) * perSecond) : atOnce
      left.delete(address)
      // Those heard of longest ago are forgotten first.
      if (left.size >= most) left.delete(left.keys().next().value!)
      left.set(address, { count: Math.max(0, count - 1), at: now })
      return count >= 1
    }
  }
}
