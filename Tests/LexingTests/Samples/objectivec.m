#import <Foundation/Foundation.h>
#import "It's.h"
@import UIKit;

#define kLimit @"limit // no comment"

NS_ASSUME_NONNULL_BEGIN

/** An order, with "quotes". */
@protocol OrderDelegate <NSObject>
@optional
- (void)orderDidChange:(Order *)order;
@end

@interface Order : NSObject <NSCopying>
@property (nonatomic, copy, readonly) NSString *name;
@property (nonatomic, weak, nullable) id<OrderDelegate> delegate;
+ (instancetype)orderWithName:(NSString *)name count:(NSInteger)count;
@end

static NSString *const Key = @"it's \"quoted\"";

@implementation Order {
  NSMutableArray<NSString *> *_lines;
}

@synthesize name = _name;

+ (instancetype)orderWithName:(NSString *)name count:(NSInteger)count {
  Order *order = [[self alloc] init];
  order->_name = [name copy];
  return order;
}

#pragma mark - Totals

- (double)totalWithRate:(double)rate, ... {
  __block double sum = 0;
  NSDictionary *prices = @{@"a" : @1, @"b" : @(2.5 / 2), Key : @[ @"x", @'c', @YES ]};
  [_lines enumerateObjectsUsingBlock:^(NSString *line, NSUInteger index, BOOL *stop) {
    if (index > 10 && ![line isEqualToString:@""] || line == nil) {
      *stop = YES;
    } else {
      sum += [prices[line] doubleValue] / rate;
    }
  }];
  @try {
    @synchronized(self) { [self.delegate orderDidChange:self]; }
  } @catch (NSException *error) {
    NSLog(@"%@ %c", error, '\'');
  } @finally {
    for (id line in _lines) { (void)line; }
  }
  @autoreleasepool { sum = sum > 1 ? sum : -1; }
  // a comment that goes on \
     here, it's one
  return [self respondsToSelector:@selector(total:with:)] ? sum : 0x1F;
}

@end

static int helper(int value) { return value / 2; }
NS_ASSUME_NONNULL_END
